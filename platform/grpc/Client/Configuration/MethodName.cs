namespace Grpc.Net.Client.Configuration;

/// <summary>One method, all methods of a service, or all methods.</summary>
public sealed class MethodName
{
    /// <summary>All methods of all services.</summary>
    public static readonly MethodName Default = new();

    /// <summary>Full name of the service; null or empty for all.</summary>
    public string? Service { get; set; }

    /// <summary>Name of the method; null or empty for all of the service.</summary>
    public string? Method { get; set; }
}
