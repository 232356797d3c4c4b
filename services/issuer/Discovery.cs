using Finsam.LocalStack;

namespace Finsam.Issuer;

/// <summary>What the issuer tells of itself (OpenID Connect Discovery section 3, RFC 8414 section 2).</summary>
internal static class Discovery
{
    /// <summary>Where.</summary>
    public const string Path = "/.well-known/openid-configuration";

    /// <summary>Where its keys are.</summary>
    public const string KeysPath = "/jwks";

    /// <summary>The document.</summary>
    /// <param name="issuer">Its address.</param>
    public static object Of(string issuer) => new
    {
        issuer,
        jwks_uri = issuer + KeysPath,
        token_endpoint = issuer + DevelopmentIssuer.TokenPath,
        grant_types_supported = new[] { TokenAnswer.GrantType },
        token_endpoint_auth_methods_supported = new[] { "client_secret_basic", "client_secret_post" },
        scopes_supported = DevelopmentIssuer.Scopes.Split(' '),
        // Nobody signs in here, so there are no ID tokens; the specification wants the members all the same.
        response_types_supported = Array.Empty<string>(),
        subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "ES256" },
    };
}
