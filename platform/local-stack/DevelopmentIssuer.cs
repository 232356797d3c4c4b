using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Finsam.LocalStack;

/// <summary>
/// Issues tokens on a development machine, where there is no identity provider: JWTs signed with ES256 (RFC 7518 section 3.4) by a key
/// that the stack made for itself.
/// </summary>
public sealed class DevelopmentIssuer
{
    /// <summary>The <c>iss</c> of its tokens.</summary>
    public const string Issuer = "finsam-development";

    /// <summary>The <c>aud</c> of its tokens.</summary>
    public const string Audience = "finsam";

    private readonly ECDsa _key;

    private DevelopmentIssuer(ECDsa key) => _key = key;

    /// <summary>True when the stack has made its key.</summary>
    public static bool Exists(StackFolder folder) => File.Exists(PrivateKeyFile(folder));

    /// <summary>The issuer of a stack; its key is made when there is none.</summary>
    public static DevelopmentIssuer Open(StackFolder folder)
    {
        var path = PrivateKeyFile(folder);
        if (!File.Exists(path))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Secrets.WriteNew(PublicKeyFile(folder), made.ExportSubjectPublicKeyInfoPem());
            Secrets.WriteNew(path, made.ExportPkcs8PrivateKeyPem());
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(path));
        return new DevelopmentIssuer(key);
    }

    /// <summary>The file that services check tokens with.</summary>
    public static string PublicKeyFile(StackFolder folder) => Path.Combine(folder.Secrets, "dev-issuer.pub.pem");

    /// <summary>A token.</summary>
    /// <param name="subject">Whom it speaks for.</param>
    /// <param name="roles">Role names, such as <c>ekonom</c>.</param>
    /// <param name="forbund">Slugs of the förbund that it is good for.</param>
    /// <param name="insatser">Codes of the insatser that the subject is assigned to.</param>
    /// <param name="lifetime">How long it is good.</param>
    public string Issue(
        string subject, IReadOnlyList<string> roles, IReadOnlyList<string> forbund, IReadOnlyList<string> insatser, TimeSpan lifetime)
    {
        var now = DateTimeOffset.UtcNow;
        var header = Encode(new { alg = "ES256", typ = "JWT" });
        var payload = Encode(new
        {
            iss = Issuer,
            aud = Audience,
            sub = subject,
            iat = now.ToUnixTimeSeconds(),
            exp = (now + lifetime).ToUnixTimeSeconds(),
            role = roles,
            forbund,
            insats = insatser,
        });
        var signed = System.Text.Encoding.ASCII.GetBytes($"{header}.{payload}");
        return $"{header}.{payload}.{Base64Url.EncodeToString(_key.SignData(signed, HashAlgorithmName.SHA256))}";
    }

    private static string PrivateKeyFile(StackFolder folder) => Path.Combine(folder.Secrets, "dev-issuer.pem");

    private static string Encode<T>(T part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
