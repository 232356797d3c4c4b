namespace Finsam.Reporting.Rendering.Sheets;

/// <summary>Names of a workbook's sheets: at most 31 characters, none of those that formulas use, and no two alike.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\'";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name made from a heading.</summary>
    public string Make(string heading)
    {
        var clean = new string([.. heading.Select(character => Forbidden.Contains(character) || char.IsControl(character) ? ' ' : character)]).Trim();
        var name = clean.Length == 0 ? "Tabell" : Cut(clean, Longest);
        for (var i = 2; !_taken.Add(name); i++)
        {
            var suffix = $" ({i})";
            name = Cut(clean, Longest - suffix.Length) + suffix;
        }

        return name;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length].TrimEnd();
}
