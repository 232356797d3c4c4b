using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Finsam.Participants.Identity;

/// <summary>
/// Finds a person again without knowing who it is: HMAC-SHA-256 of the person's key or number, under a key of the förbund's own, so that nobody
/// can follow a person from one förbund to another. While keys are being changed there are several, and a person is found under each: the
/// oldest is the one that every instance knows, so that it alone decides who is registered already.
/// </summary>
internal sealed class BlindIndex(Func<IReadOnlyList<BlindIndexKey>> keys)
{
    private readonly ConcurrentDictionary<(int KeyNo, string Use), byte[]> _derived = [];

    /// <summary>The 32 bytes that stand for a person's key or number in a förbund, under the oldest key.</summary>
    public byte[] Of(string forbund, string person) => Of(keys()[0], $"forbund:{forbund}", Encoding.UTF8.GetBytes(person));

    /// <summary>The same under every key, oldest first.</summary>
    public IReadOnlyList<KeyedIndex> All(string forbund, string person)
    {
        var text = Encoding.UTF8.GetBytes(person);
        return [.. keys().Select(key => new KeyedIndex(key.No, Of(key, $"forbund:{forbund}", text)))];
    }

    /// <summary>Numbers of the keys, oldest first.</summary>
    public IReadOnlyList<int> KeyNumbers => [.. keys().Select(key => key.No)];

    /// <summary>
    /// What stands for a person's key or number in a request that the request log keeps a hash of: that of the text itself could be found by
    /// trying. Empty where there is none.
    /// </summary>
    public string InPlaceOf(string forbund, string person) => person.Length == 0 ? "" : Convert.ToHexString(Of(forbund, person));

    /// <summary>32 bytes that stand for a file with persons' keys in it.</summary>
    public byte[] OfFile(string forbund, ReadOnlySpan<byte> content) => Of(keys()[0], $"file:{forbund}", content);

    /// <summary>Gives the same of a file that comes in parts.</summary>
    public IncrementalHash BeginFile(string forbund) =>
        IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Derived(keys()[0], $"file:{forbund}"));

    private byte[] Of(BlindIndexKey key, string use, ReadOnlySpan<byte> content) => HMACSHA256.HashData(Derived(key, use), content);

    private byte[] Derived(BlindIndexKey key, string use) =>
        _derived.GetOrAdd((key.No, use), _ => HMACSHA256.HashData(key.Key, Encoding.UTF8.GetBytes(use)));
}
