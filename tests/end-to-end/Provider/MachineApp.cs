using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Finsam.EndToEnd.Tests.Provider;

/// <summary>An insats team's app, as the provider has registered it, and how it proves itself.</summary>
internal sealed class MachineApp(string id, JsonObject claims)
{
    private const string Secret = "hemligt-och-tillrackligt-langt-0123456789";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Registered with a secret.</summary>
    public JsonObject WithSecret => Registered(new JsonObject { ["client_secret"] = Secret, ["token_endpoint_auth_method"] = "client_secret_post" });

    /// <summary>Registered with a public key: no secret is shared with anybody.</summary>
    public JsonObject WithKey
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            var key = new JsonObject
            {
                ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
            };
            return Registered(new JsonObject
            {
                ["token_endpoint_auth_method"] = "private_key_jwt",
                ["token_endpoint_auth_signing_alg"] = "ES256",
                ["jwks"] = new JsonObject { ["keys"] = new JsonArray(key) },
            });
        }
    }

    /// <summary>Proves itself by its secret (RFC 6749 section 2.3.1).</summary>
    public Dictionary<string, string> BySecret() => new() { ["client_id"] = id, ["client_secret"] = Secret };

    /// <summary>Proves itself by a statement signed with its key (RFC 7523 section 2.2).</summary>
    /// <param name="audience">Who it is for.</param>
    public Dictionary<string, string> ByKey(string audience)
    {
        var now = DateTimeOffset.UtcNow;
        var statement = new JsonObject
        {
            ["iss"] = id,
            ["sub"] = id,
            ["aud"] = audience,
            ["jti"] = Guid.NewGuid().ToString(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(1).ToUnixTimeSeconds(),
        };
        var signed = $"{Encode(new JsonObject { ["alg"] = "ES256" })}.{Encode(statement)}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);
        return new()
        {
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = $"{signed}.{Base64Url.EncodeToString(signature)}",
        };
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private JsonObject Registered(JsonObject client)
    {
        client["client_id"] = id;
        client["grant_types"] = new JsonArray("client_credentials");
        client["redirect_uris"] = new JsonArray();
        client["response_types"] = new JsonArray();
        client["claims"] = claims.DeepClone();
        return client;
    }
}
