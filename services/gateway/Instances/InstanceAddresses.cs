namespace Finsam.Gateway.Instances;

/// <summary>Reads the addresses of a service's instances: one, or several with commas between them.</summary>
internal static class InstanceAddresses
{
    /// <summary>Most instances of one service.</summary>
    public const int Most = 16;

    private const StringSplitOptions Parts = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    /// <summary>The addresses, in the order given.</summary>
    public static IReadOnlyList<Uri> Read(string text) => [.. text.Split(',', Parts).Select(address => new Uri(address))];

    /// <summary>What is wrong with a list; null when nothing is.</summary>
    public static string? Problem(string text)
    {
        var addresses = text.Split(',', Parts);
        return addresses.FirstOrDefault(address => !IsAddress(address)) is { } wrong
            ? $"'{wrong}' is not an address. Accepted: http://host:port or https://host:port, several with commas between them."
            : addresses.Length == 0 ? "the address of at least one instance is needed, such as http://127.0.0.1:5101."
            : addresses.Length > Most ? $"{addresses.Length} addresses are given. Accepted: at most {Most}."
            : addresses.Select(address => new Uri(address)).Distinct().Count() < addresses.Length ? "an address is given twice."
            : null;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.PathAndQuery == "/" && address.UserInfo.Length == 0;
}
