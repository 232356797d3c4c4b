namespace Finsam.LocalStack;

/// <summary>The environment variables that a service on this machine is started with.</summary>
internal static class ServiceSettings
{
    /// <summary>What every service needs: its health port and whose tokens it accepts. A null removes a variable.</summary>
    public static Dictionary<string, string?> Common(DevelopmentIssuer issuer, int healthPort) => new()
    {
        // Settings of the caller that would change what a service listens on.
        ["ASPNETCORE_URLS"] = null,
        ["ASPNETCORE_HTTP_PORTS"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["DOTNET_ENVIRONMENT"] = null,
        ["Finsam__Development"] = "true",
        ["Finsam__HttpPort"] = $"{healthPort}",
        ["Finsam__BindAddress"] = "127.0.0.1",
        ["Finsam__Auth__Issuer"] = issuer.Issuer,
        ["Finsam__Auth__Audience"] = DevelopmentIssuer.Audience,
        ["Finsam__Auth__Authority"] = issuer.Address?.AbsoluteUri,
        // A new key is to hold at once, and the issuer is near.
        ["Finsam__Auth__KeyRefreshSeconds"] = "1",
        ["Finsam__Auth__KeySetFile"] = issuer.Address is null ? issuer.Keys.KeySetFile : null,
    };

    /// <summary>What the development issuer needs: its port, the folder with its keys, and to be told that it is where it may run.</summary>
    public static Dictionary<string, string?> Issuer(StackFolder folder, int port) => new()
    {
        ["ASPNETCORE_URLS"] = null,
        ["ASPNETCORE_HTTP_PORTS"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = null,
        ["Finsam__HttpPort"] = $"{port}",
        ["Finsam__StackFolder"] = folder.Root,
    };

    /// <summary>What the gateway needs beside: its port, its development certificate and the addresses of the services.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Gateway(StackFolder folder, int port, Func<string, string> addressesOf) =>
    [
        new("Finsam__Port", $"{port}"),
        new("Finsam__Ledger", addressesOf(ServiceName.Ledger)),
        new("Finsam__Participants", addressesOf(ServiceName.Participants)),
        new("Finsam__Reporting", addressesOf(ServiceName.Reporting)),
        new("Finsam__Certificate", Path.Combine(folder.Secrets, "tls", "gateway.pem")),
        new("Finsam__CertificateKey", Path.Combine(folder.Secrets, "tls", "gateway.key")),
        new("Finsam__CertificateAuthority", folder.CertificateAuthority),
    ];
}
