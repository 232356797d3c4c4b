namespace Finsam.Participants.Identity;

/// <summary>A person on the way into the store, and what it is found by there.</summary>
/// <param name="Person">The person as its controller knows it.</param>
/// <param name="Indexes">Its blind index under every key, oldest first; never empty.</param>
/// <param name="Subject">Who registers it.</param>
internal sealed record IndexedPerson(NamedPerson Person, IReadOnlyList<KeyedIndex> Indexes, string Subject)
{
    /// <summary>The index that every instance knows: under the oldest key.</summary>
    public byte[] Index => Indexes[0].Index;
}
