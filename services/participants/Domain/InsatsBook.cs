namespace Finsam.Participants.Domain;

/// <summary>An insats as a register names it.</summary>
/// <param name="Code">Code.</param>
/// <param name="Controller">The member that is personuppgiftsansvarig, or null where nobody is.</param>
/// <param name="Named">Period of the register.</param>
internal sealed record NamedInsats(string Code, string? Controller, Period Named)
{
    /// <summary>First day of the insats; null where it is not told.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day of the insats; null while it goes on.</summary>
    public DateOnly? EndsOn { get; init; }
}

/// <summary>What a förbund's registers have named: where participations may be, and who may refer to them.</summary>
internal sealed class InsatsBook
{
    private readonly Dictionary<string, NamedInsats> _insatser = new(StringComparer.Ordinal);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    /// <summary>A book of insatser and ids of members.</summary>
    public InsatsBook(IEnumerable<NamedInsats> insatser, IEnumerable<string> members) => Add(insatser, members);

    /// <summary>Codes that the förbund has added to the lists.</summary>
    public IReadOnlyCollection<CodeEntry> OwnCodes { get; init; } = [];

    /// <summary>Codes of the insatser.</summary>
    public IEnumerable<string> Codes => _insatser.Keys;

    /// <summary>Ids of the members.</summary>
    public IReadOnlySet<string> Members => _members;

    /// <summary>An insats as the latest register names it, or null.</summary>
    public NamedInsats? Find(string insats) => _insatser.GetValueOrDefault(insats);

    /// <summary>True when a register names the insats.</summary>
    public bool Knows(string insats) => _insatser.ContainsKey(insats);

    /// <summary>The member that is personuppgiftsansvarig of an insats; null where nobody is.</summary>
    public string? ControllerOf(string insats) => _insatser.GetValueOrDefault(insats)?.Controller;

    /// <summary>
    /// Adds what a register names. The latest period's register that names an insats decides who its controller is, whichever came last.
    /// </summary>
    public void Add(IEnumerable<NamedInsats> insatser, IEnumerable<string> members)
    {
        foreach (var insats in insatser)
        {
            if (!_insatser.TryGetValue(insats.Code, out var known)
                || (insats.Named.To, insats.Named.From).CompareTo((known.Named.To, known.Named.From)) >= 0)
            {
                _insatser[insats.Code] = insats;
            }
        }

        _members.UnionWith(members);
    }
}
