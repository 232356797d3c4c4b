namespace Finsam.LocalStack;

/// <summary>The environment variables that a service on this machine is started with.</summary>
internal static class ServiceSettings
{
    /// <summary>What every service needs: its health port and whose tokens it accepts. A null removes a variable.</summary>
    public static Dictionary<string, string?> Common(StackFolder folder, int healthPort) => new()
    {
        // Settings of the caller that would change what a service listens on.
        ["ASPNETCORE_URLS"] = null,
        ["ASPNETCORE_HTTP_PORTS"] = null,
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["Finsam__HttpPort"] = $"{healthPort}",
        ["Finsam__BindAddress"] = "127.0.0.1",
        ["Finsam__Auth__Issuer"] = DevelopmentIssuer.Issuer,
        ["Finsam__Auth__Audience"] = DevelopmentIssuer.Audience,
        ["Finsam__Auth__PublicKeyFile"] = DevelopmentIssuer.PublicKeyFile(folder),
    };

    /// <summary>What the gateway needs beside: its port, its development certificate and the addresses of the services.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Gateway(StackFolder folder, int port, Func<string, string> addressesOf) =>
    [
        new("Finsam__Port", $"{port}"),
        new("Finsam__Ledger", addressesOf(ServiceName.Ledger)),
        new("Finsam__Participants", addressesOf(ServiceName.Participants)),
        new("Finsam__Reporting", addressesOf(ServiceName.Reporting)),
        new("Finsam__Development", "true"),
        new("Finsam__Certificate", Path.Combine(folder.Secrets, "tls", "gateway.pem")),
        new("Finsam__CertificateKey", Path.Combine(folder.Secrets, "tls", "gateway.key")),
        new("Finsam__CertificateAuthority", folder.CertificateAuthority),
    ];
}
