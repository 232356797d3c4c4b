namespace Finsam.Interop.Tests.Results;

/// <summary>How a client reaches the server.</summary>
internal static class Route
{
    /// <summary>Without TLS, as the gateway reaches a service.</summary>
    public const string Direct = "direct";

    /// <summary>Over TLS and with a token, through the gateway.</summary>
    public const string Gateway = "gateway";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [Direct, Gateway];
}
