using System.Numerics;

namespace Finsam.Participants.SmallCells;

/// <summary>A set of atoms: those that a cell counts.</summary>
internal sealed class AtomSet : IEquatable<AtomSet>
{
    private const int Bits = 64;

    private readonly ulong[] _words;

    /// <summary>A set of some of <paramref name="count"/> atoms.</summary>
    public AtomSet(int count, IEnumerable<int> atoms)
    {
        _words = new ulong[(count + Bits - 1) / Bits];
        foreach (var atom in atoms)
        {
            _words[atom / Bits] |= 1UL << (atom % Bits);
        }
    }

    private AtomSet(ulong[] words) => _words = words;

    /// <summary>True when no atom is in it.</summary>
    public bool IsEmpty => Array.TrueForAll(_words, word => word == 0);

    /// <summary>The atoms.</summary>
    public IEnumerable<int> Atoms
    {
        get
        {
            for (var i = 0; i < _words.Length; i++)
            {
                for (var word = _words[i]; word != 0; word &= word - 1)
                {
                    yield return (i * Bits) + BitOperations.TrailingZeroCount(word);
                }
            }
        }
    }

    /// <summary>Those of both.</summary>
    public AtomSet With(AtomSet other) => new([.. _words.Zip(other._words, (one, two) => one | two)]);

    /// <summary>Those of this that are not in another.</summary>
    public AtomSet Without(AtomSet other) => new([.. _words.Zip(other._words, (one, two) => one & ~two)]);

    /// <summary>True when all of another are in it.</summary>
    public bool Holds(AtomSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((other._words[i] & ~_words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public bool Equals(AtomSet? other) => other is not null && _words.AsSpan().SequenceEqual(other._words);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AtomSet);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_words.AsSpan()));
        return hash.ToHashCode();
    }
}
