using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Finsam.Participants.Identity;

/// <summary>
/// Finds a person again without knowing who it is: HMAC-SHA-256 of the person's key, under a key of the förbund's own, so that nobody
/// can follow a person from one förbund to another.
/// </summary>
internal sealed class BlindIndex(byte[] masterKey)
{
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>The 32 bytes that stand for a person's key in a förbund.</summary>
    public byte[] Of(string forbund, string person) =>
        HMACSHA256.HashData(_keys.GetOrAdd($"forbund:{forbund}", DeriveKey), Encoding.UTF8.GetBytes(person));

    /// <summary>
    /// What stands for a person's key in a request that the request log keeps a hash of: that of the key itself could be found by trying. Empty
    /// where there is none.
    /// </summary>
    public string InPlaceOf(string forbund, string person) => person.Length == 0 ? "" : Convert.ToHexString(Of(forbund, person));

    /// <summary>32 bytes that stand for a file with persons' keys in it.</summary>
    public byte[] OfFile(string forbund, ReadOnlySpan<byte> content) =>
        HMACSHA256.HashData(_keys.GetOrAdd($"file:{forbund}", DeriveKey), content);

    private byte[] DeriveKey(string use) => HMACSHA256.HashData(masterKey, Encoding.UTF8.GetBytes(use));
}
