namespace Finsam.Participants.Domain;

/// <summary>A code and when it may be used; both ends belong to the span.</summary>
/// <param name="List">Name of its list.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
internal sealed record CodeEntry(string List, string Code, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>The code lists, as they hold on each day.</summary>
internal sealed class CodeBook(IEnumerable<CodeEntry> entries)
{
    private readonly Dictionary<string, ILookup<string, CodeEntry>> _lists = entries
        .GroupBy(entry => entry.List)
        .ToDictionary(list => list.Key, list => list.ToLookup(entry => entry.Code, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>True when the list has the code on that day; on any day where it is null.</summary>
    public bool Accepts(string list, string code, DateOnly? on) =>
        _lists[list][code].Any(entry => on is null || (entry.ValidFrom <= on && on <= entry.ValidTo));

    /// <summary>True when any list has the code, on whichever day.</summary>
    public bool Knows(string code) => _lists.Values.Any(list => list.Contains(code));

    /// <summary>The codes of a list, for people: <c>woman, man, other</c>.</summary>
    public string Accepted(string list) => string.Join(", ", _lists[list].Select(codes => codes.Key));
}
