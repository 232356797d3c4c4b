using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Finsam.LocalStack;

/// <summary>The apps that the development issuer gives tokens to by their own credentials (RFC 6749 section 4.4), in a folder, a file each.</summary>
public sealed class MachineClients(string folder)
{
    private const int SecretLength = 32;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A secret that nobody guesses.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Letters, SecretLength);

    /// <summary>Keeps a client, in the place of one with the same id.</summary>
    /// <param name="client">What its tokens say.</param>
    /// <param name="secret">Its secret, of which a hash is kept.</param>
    public void Put(MachineClient client, string secret)
    {
        Directory.CreateDirectory(folder);
        Secrets.WriteNew(FileOf(client.Id), JsonSerializer.Serialize(new Kept(client, Hash(secret))));
    }

    /// <summary>The client with an id and a secret; null where there is none.</summary>
    public MachineClient? Find(string id, string secret)
    {
        var file = FileOf(id);
        if (!File.Exists(file))
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<Kept>(File.ReadAllText(file))!;
        return CryptographicOperations.FixedTimeEquals(kept.SecretHash, Hash(secret)) ? kept.Client : null;
    }

    // Ids are any text.
    private string FileOf(string id) => Path.Combine(folder, Convert.ToHexString(Hash(id)) + ".json");

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private sealed record Kept(MachineClient Client, byte[] SecretHash);
}
