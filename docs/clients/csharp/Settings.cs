namespace Finsam.Register;

/// <summary>Where the gateway is, and how a token for it is had.</summary>
/// <param name="Gateway">Address of the gateway.</param>
/// <param name="CertificateAuthority">PEM file of an authority to trust instead of the system's; null in production.</param>
/// <param name="Token">A token that is had already; null when one is to be fetched.</param>
/// <param name="Credentials">How a token is fetched; null when one is given.</param>
internal sealed record Settings(Uri Gateway, string? CertificateAuthority, string? Token, ClientCredentials? Credentials)
{
    /// <summary>Reads <c>FINSAM_GATEWAY</c>, <c>FINSAM_CA</c>, and <c>FINSAM_TOKEN</c> or the four of the token endpoint.</summary>
    /// <exception cref="SettingsException">One that is needed is missing or malformed.</exception>
    public static Settings FromEnvironment()
    {
        var token = Read("FINSAM_TOKEN");
        return new Settings(
            Address("FINSAM_GATEWAY"),
            Read("FINSAM_CA"),
            token,
            token is not null ? null : new ClientCredentials(
                Address("FINSAM_TOKEN_ENDPOINT", "; eller ge en token i FINSAM_TOKEN"),
                Required("FINSAM_CLIENT_ID"),
                Required("FINSAM_CLIENT_SECRET"),
                Read("FINSAM_SCOPE")));
    }

    private static Uri Address(string name, string alternative = "") =>
        Uri.TryCreate(Required(name, alternative), UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : throw new SettingsException($"{name} är ingen adress. Godtas: https://…");

    private static string Required(string name, string alternative = "") =>
        Read(name) ?? throw new SettingsException($"{name} saknas i miljön{alternative}.");

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

/// <summary>The client credentials grant of OAuth 2.0 (RFC 6749 section 4.4).</summary>
/// <param name="Endpoint">The provider's token endpoint.</param>
/// <param name="ClientId">The app's id with the provider.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="Scope">Scope to ask for; null when the provider wants none.</param>
internal sealed record ClientCredentials(Uri Endpoint, string ClientId, string ClientSecret, string? Scope);

/// <summary>A setting is missing or malformed.</summary>
internal sealed class SettingsException(string message) : Exception(message);
