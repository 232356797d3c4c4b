using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// The issuer's public keys: by discovery from its address, or from a file. A token with a key that is not known yet has them fetched anew, so
/// that the issuer may change keys at any time; those that it no longer publishes are no longer accepted.
/// </summary>
internal static class IssuerKeys
{
    private const string Discovery = ".well-known/openid-configuration";
    private const int LargestDocument = 1024 * 1024;

    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    static IssuerKeys() =>
        // The call that brings a new key waits for it, rather than being refused while it is fetched behind its back.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    /// <summary>Where the keys come from.</summary>
    /// <param name="options">Address or file.</param>
    /// <param name="development">True on a development machine: an issuer there is asked without TLS.</param>
    /// <exception cref="InvalidOperationException">The address is not safe, or the file cannot be read.</exception>
    public static ConfigurationManager<OpenIdConnectConfiguration> Of(AuthOptions options, bool development)
    {
        var keys = options.Authority is { } authority
            ? FromAddress(options, authority, development)
            : FromFile(options, options.KeySetFile!);
        keys.RefreshInterval = TimeSpan.FromSeconds(options.KeyRefreshSeconds);
        keys.AutomaticRefreshInterval = LongestInterval;
        // A key that was withdrawn is not good because it was good once.
        keys.UseLastKnownGoodConfiguration = false;
        return keys;
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> FromAddress(AuthOptions options, Uri authority, bool development)
    {
        var withoutTls = authority.Scheme == Uri.UriSchemeHttp;
        if (withoutTls && !(development && authority.IsLoopback))
        {
            throw new InvalidOperationException(
                "Finsam__Auth__Authority: http:// is for an issuer on this machine, with Finsam__Development=true; https://….");
        }

        var client = new HttpClient { Timeout = LongestWait, MaxResponseContentBufferSize = LargestDocument };
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{authority.AbsoluteUri.TrimEnd('/')}/{Discovery}",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(client) { RequireHttps = !withoutTls },
            new SameIssuer(options.Issuer));
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> FromFile(AuthOptions options, string file)
    {
        var reader = new KeySetReader(options.Issuer);
        try
        {
            _ = reader.Read(File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or SecurityTokenException)
        {
            throw new InvalidOperationException($"Finsam__Auth__KeySetFile: {file}: {error.Message}", error);
        }

        return new ConfigurationManager<OpenIdConnectConfiguration>(file, reader, new FileDocumentRetriever());
    }

    /// <summary>Refuses a discovery document that speaks for another issuer (OpenID Connect Discovery section 4.3), or has no keys.</summary>
    private sealed class SameIssuer(string issuer) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) =>
            configuration.Issuer != issuer ? Bad($"The document is of issuer {configuration.Issuer}, not {issuer}.")
            : configuration.SigningKeys.Count == 0 ? Bad("The issuer publishes no keys.")
            : new ConfigurationValidationResult { Succeeded = true };

        private static ConfigurationValidationResult Bad(string message) => new() { Succeeded = false, ErrorMessage = message };
    }

    /// <summary>Reads a key set as if it had been found by discovery.</summary>
    private sealed class KeySetReader(string issuer) : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
            Read(await retriever.GetDocumentAsync(address, cancel));

        public OpenIdConnectConfiguration Read(string json)
        {
            var set = new JsonWebKeySet(json);
            var configuration = new OpenIdConnectConfiguration { Issuer = issuer, JsonWebKeySet = set };
            foreach (var key in set.GetSigningKeys())
            {
                configuration.SigningKeys.Add(key);
            }

            return configuration.SigningKeys.Count > 0 ? configuration : throw new SecurityTokenException("The key set holds no signing keys.");
        }
    }
}
