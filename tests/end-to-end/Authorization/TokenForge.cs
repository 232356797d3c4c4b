using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Finsam.LocalStack;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>Makes tokens that differ from a good one in one thing, signed with the development issuer's own key where nothing else is said.</summary>
internal sealed class TokenForge
{
    private static readonly ECDsa ForeignKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private readonly JsonObject _header;
    private readonly JsonObject _payload;
    private readonly ECDsa _key = ECDsa.Create();

    public TokenForge(StackFolder folder, DevelopmentIssuer issuer, string forbund)
    {
        var parts = issuer.Issue("test:forge", ["ekonom"], [forbund], [], TimeSpan.FromMinutes(10)).Split('.');
        (_header, _payload) = (Decode(parts[0]), Decode(parts[1]));
        _key.ImportFromPem(File.ReadAllText(Directory.GetFiles(Path.Combine(folder.Secrets, "issuer"), "*.pem").Order().Last()));
    }

    /// <summary>Kinds of tokens that are good, though they differ.</summary>
    public static IReadOnlyList<string> GoodKinds { get; } = ["as issued", "audience among others", "typ with application/", "scope as an array"];

    /// <summary>Kinds of tokens that nobody accepts.</summary>
    public static IReadOnlyList<string> BadKinds { get; } =
    [
        "nonsense", "expired", "not yet valid", "without exp", "exp as text", "foreign issuer", "without issuer", "wrong audience", "without audience",
        "without subject", "alg none", "alg none with a signature", "HS256 with the public key", "foreign key", "foreign key in the header",
        "unknown kid", "without kid", "payload altered", "signature altered", "signature missing", "typ of an ID token", "without typ",
        "nonce of an ID token", "critical extension that nobody knows",
    ];

    /// <summary>A token of a kind.</summary>
    public string Make(string kind)
    {
        var now = DateTimeOffset.UtcNow;
        var (header, payload) = ((JsonObject)_header.DeepClone(), (JsonObject)_payload.DeepClone());
        switch (kind)
        {
            case "as issued":
                break;
            case "audience among others":
                payload["aud"] = new JsonArray("https://example.org", "finsam");
                break;
            case "typ with application/":
                header["typ"] = "application/at+jwt";
                break;
            case "scope as an array":
                payload["scope"] = new JsonArray("finsam.read", "finsam.write");
                break;
            case "nonsense":
                return "nonsense";
            case "expired":
                payload["exp"] = now.AddMinutes(-2).ToUnixTimeSeconds();
                break;
            case "not yet valid":
                payload["nbf"] = now.AddMinutes(5).ToUnixTimeSeconds();
                break;
            case "exp as text":
                payload["exp"] = "2099-01-01";
                break;
            case "foreign issuer":
                payload["iss"] = "https://login.example.org";
                break;
            case "wrong audience":
                payload["aud"] = "https://example.org";
                break;
            case "without exp" or "without issuer" or "without audience" or "without subject":
                payload.Remove(kind.Split(' ')[1] switch { "issuer" => "iss", "audience" => "aud", "subject" => "sub", var name => name });
                break;
            case "alg none" or "alg none with a signature":
                header["alg"] = "none";
                return $"{Signed(header, payload)}.{(kind == "alg none" ? "" : Signature(header, payload, _key))}";
            case "HS256 with the public key":
                header["alg"] = "HS256";
                var secret = Encoding.ASCII.GetBytes(_key.ExportSubjectPublicKeyInfoPem());
                return $"{Signed(header, payload)}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(Signed(header, payload))))}";
            case "foreign key":
                return $"{Signed(header, payload)}.{Signature(header, payload, ForeignKey)}";
            case "foreign key in the header":
                var point = ForeignKey.ExportParameters(includePrivateParameters: false).Q;
                header["jwk"] = new JsonObject
                {
                    ["kty"] = "EC", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y),
                };
                return $"{Signed(header, payload)}.{Signature(header, payload, ForeignKey)}";
            case "unknown kid":
                header["kid"] = "unknown";
                break;
            case "without kid":
                header.Remove("kid");
                break;
            case "payload altered":
                var wider = (JsonObject)payload.DeepClone();
                wider["role"] = new JsonArray("forbundschef");
                return $"{Signed(header, wider)}.{Signature(header, payload, _key)}";
            case "signature altered":
                // The first letter: the last one of base64url may carry bits that count for nothing.
                var signature = Signature(header, payload, _key);
                return $"{Signed(header, payload)}.{(signature[0] == 'A' ? 'B' : 'A')}{signature[1..]}";
            case "signature missing":
                return $"{Signed(header, payload)}.";
            case "typ of an ID token":
                header["typ"] = "JWT";
                break;
            case "without typ":
                header.Remove("typ");
                break;
            case "nonce of an ID token":
                payload["nonce"] = "n-0S6_WzA2Mj";
                break;
            case "critical extension that nobody knows":
                header["crit"] = new JsonArray("https://example.org/extension");
                header["https://example.org/extension"] = true;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind.");
        }

        return $"{Signed(header, payload)}.{Signature(header, payload, _key)}";
    }

    private static string Signature(JsonObject header, JsonObject payload, ECDsa key) =>
        Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(Signed(header, payload)), HashAlgorithmName.SHA256));

    private static string Signed(JsonObject header, JsonObject payload) => $"{Encode(header)}.{Encode(payload)}";

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private static JsonObject Decode(string part) => (JsonObject)JsonNode.Parse(Base64Url.DecodeFromChars(part))!;
}
