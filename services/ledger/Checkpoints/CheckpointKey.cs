using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Finsam.Ledger.Checkpoints;

/// <summary>Signs checkpoints as compact JWS with ES256 (RFC 7515 section 3.1, RFC 7518 section 3.4), and knows its own again.</summary>
internal sealed class CheckpointKey : IDisposable
{
    private const int LongestCheckpoint = 4096;
    private const string Header = """{"alg":"ES256","typ":"finsam-checkpoint+json"}""";
    private readonly ECDsa key = ECDsa.Create();

    /// <summary>Reads the key.</summary>
    /// <exception cref="InvalidOperationException">The key is not on the curve P-256.</exception>
    public CheckpointKey(string file)
    {
        key.ImportFromPem(File.ReadAllText(file));
        if (key.KeySize != 256)
        {
            throw new InvalidOperationException("Finsam__CheckpointKeyFile: the key is not on the curve P-256.");
        }
    }

    /// <summary>The public key, PEM.</summary>
    public string PublicKey
    {
        get
        {
            lock (key)
            {
                return key.ExportSubjectPublicKeyInfoPem();
            }
        }
    }

    /// <summary>Signs a checkpoint.</summary>
    public string Sign(Checkpoint checkpoint)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(Header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(checkpoint, JsonSerializerOptions.Web))}";

        // An ECDsa is not made for several threads at once.
        lock (key)
        {
            return $"{signed}.{Encode(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
        }
    }

    /// <summary>The checkpoint that this key signed; null when the text is none. The header is ours to the letter, so that it chooses nothing.</summary>
    public Checkpoint? Verify(string checkpoint)
    {
        var parts = checkpoint.Length > LongestCheckpoint ? [] : checkpoint.Split('.');
        if (parts.Length != 3 || !parts.All(part => Base64Url.IsValid(part)) || parts[0] != Encode(Encoding.UTF8.GetBytes(Header)))
        {
            return null;
        }

        lock (key)
        {
            if (!key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256))
            {
                return null;
            }
        }

        return JsonSerializer.Deserialize<Checkpoint>(Base64Url.DecodeFromChars(parts[1]), JsonSerializerOptions.Web);
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
