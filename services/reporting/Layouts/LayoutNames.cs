namespace Finsam.Reporting.Layouts;

/// <summary>What rows or columns of a table may be named by: their labels, and the codes of those that have one.</summary>
internal sealed class LayoutNames
{
    private readonly HashSet<string> labels;
    private readonly Dictionary<string, string> byCode = [];

    /// <summary>Takes the names; a code that stands twice, or is another's label, is noted.</summary>
    public LayoutNames(IEnumerable<(string Label, string? Code)> names, IReadOnlyList<OptionReader> readers)
    {
        var all = names.ToList();
        labels = [.. all.Select(name => name.Label)];
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Code is { } code && ((code != all[i].Label && labels.Contains(code)) || !byCode.TryAdd(code, all[i].Label)))
            {
                readers[i].Note("code", $"koden \"{code}\" står två gånger, eller är en annans etikett", "en egen kod");
            }
        }
    }

    /// <summary>Labels and codes.</summary>
    public IEnumerable<string> All => labels.Concat(byCode.Keys.Where(code => !labels.Contains(code)));

    /// <summary>True where a row or column has this label or code.</summary>
    public bool Contains(string name) => labels.Contains(name) || byCode.ContainsKey(name);

    /// <summary>The label that a name means; the name itself where it means none.</summary>
    public string LabelOf(string name) => labels.Contains(name) ? name : byCode.GetValueOrDefault(name, name);
}
