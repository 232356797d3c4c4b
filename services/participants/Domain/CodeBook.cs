namespace Finsam.Participants.Domain;

/// <summary>A code and when it may be used; both ends belong to the span.</summary>
/// <param name="List">Name of its list.</param>
/// <param name="Code">The code.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
internal sealed record CodeEntry(string List, string Code, DateOnly ValidFrom, DateOnly ValidTo)
{
    /// <summary>True on a day that it may be used on; always where the day is not known.</summary>
    public bool IsValid(DateOnly? on) => on is null || (ValidFrom <= on && on <= ValidTo);
}

/// <summary>The code lists, as they hold on each day.</summary>
internal sealed class CodeBook(IReadOnlyCollection<CodeEntry> entries)
{
    private readonly Dictionary<string, ILookup<string, CodeEntry>> _lists = entries
        .GroupBy(entry => entry.List)
        .ToDictionary(list => list.Key, list => list.ToLookup(entry => entry.Code, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The same book with a förbund's own codes in it.</summary>
    public CodeBook With(IReadOnlyCollection<CodeEntry> own) => own.Count == 0 ? this : new CodeBook([.. entries, .. own]);

    /// <summary>True when the list has the code on that day; on any day where it is null.</summary>
    public bool Accepts(string list, string code, DateOnly? on) => _lists[list][code].Any(entry => entry.IsValid(on));

    /// <summary>True when any list has the code, on whichever day.</summary>
    public bool Knows(string code) => _lists.Values.Any(list => list.Contains(code));

    /// <summary>The codes that a list has on a day, for people: <c>woman, man, other</c>; all of them where the day is not known.</summary>
    public string Accepted(string list, DateOnly? on) =>
        string.Join(", ", _lists[list].Where(codes => codes.Any(entry => entry.IsValid(on))).Select(codes => codes.Key));
}
