using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Finsam.LocalStack;

/// <summary>A signing key of the development issuer: EC P-256, for ES256 (RFC 7518 section 3.4).</summary>
/// <param name="MadeAt">When it was made; the youngest signs.</param>
/// <param name="Key">The key.</param>
internal sealed record IssuerKey(DateTimeOffset MadeAt, ECDsa Key)
{
    private const string Extension = ".pem";

    /// <summary>Its public half as a JSON Web Key (RFC 7517).</summary>
    public JsonObject Public
    {
        get
        {
            var point = Point();
            return new JsonObject
            {
                ["kty"] = "EC", ["crv"] = "P-256", ["x"] = point.X, ["y"] = point.Y, ["use"] = "sig", ["alg"] = "ES256", ["kid"] = Id,
            };
        }
    }

    /// <summary>Its <c>kid</c>: the thumbprint of RFC 7638.</summary>
    public string Id
    {
        get
        {
            var point = Point();
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(
                $$"""{"crv":"P-256","kty":"EC","x":"{{point.X}}","y":"{{point.Y}}"}""")));
        }
    }

    /// <summary>Makes a key and keeps it in a folder.</summary>
    public static IssuerKey Make(string folder, DateTimeOffset now)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var milliseconds = now.ToUnixTimeMilliseconds();
        Secrets.WriteNew(Path.Combine(folder, $"{milliseconds}{Extension}"), key.ExportPkcs8PrivateKeyPem());
        return new IssuerKey(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), key);
    }

    /// <summary>The keys of a folder, the oldest first.</summary>
    public static IReadOnlyList<IssuerKey> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, $"*{Extension}").Select(Read).OrderBy(key => key.MadeAt)];

    /// <summary>Removes it from its folder.</summary>
    public void Delete(string folder) => File.Delete(Path.Combine(folder, $"{MadeAt.ToUnixTimeMilliseconds()}{Extension}"));

    private static IssuerKey Read(string file)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        var milliseconds = long.Parse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture);
        return new IssuerKey(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), key);
    }

    private (string X, string Y) Point()
    {
        var point = Key.ExportParameters(includePrivateParameters: false).Q;
        return (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }
}
