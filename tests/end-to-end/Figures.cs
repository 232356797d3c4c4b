using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Finsam.EndToEnd.Tests;

/// <summary>
/// Compares a composed report with published figures as docs/case-folders.md defines it: ids and labels match whatever their spacing, case and
/// kind of dash; values must be equal.
/// </summary>
internal static partial class Figures
{
    /// <summary>Each published figure that the report doesn't have, in words; and how many there are in all.</summary>
    /// <param name="expected">Text of <c>expected.json</c>.</param>
    /// <param name="report">Text of the composed report.</param>
    public static (IReadOnlyList<string> Mismatches, int Count) Compare(string expected, string report)
    {
        using var document = JsonDocument.Parse(report);
        using var published = JsonDocument.Parse(expected);
        var cells = Cells(document.RootElement);
        var figures = published.RootElement.GetProperty("figures");
        var mismatches = figures.EnumerateArray()
            .Select(figure => (figure, got: Find(cells, figure)))
            .Where(pair => !Agrees(pair.figure, pair.got))
            .Select(pair => $"{pair.figure.GetRawText()} got {pair.got}")
            .ToList();
        return (mismatches, figures.GetArrayLength());
    }

    private static Dictionary<Key, Cell> Cells(JsonElement report)
    {
        var cells = new Dictionary<Key, Cell>();
        foreach (var table in report.GetProperty("tables").EnumerateArray())
        {
            var columns = table.GetProperty("columns").EnumerateArray().Select(column => Text(column, "label")).ToList();
            foreach (var row in table.GetProperty("rows").EnumerateArray())
            {
                foreach (var (column, cell) in columns.Zip(row.GetProperty("cells").EnumerateArray()))
                {
                    var key = new Key(Text(table, "id"), Insats(table), Text(row, "label"), column);
                    cells.TryAdd(key, new Cell(Number(cell, "value"), Number(cell, "share"), Text(cell, "text")));
                }
            }
        }

        return cells;
    }

    private static Cell? Find(Dictionary<Key, Cell> cells, JsonElement figure)
    {
        var key = new Key(Text(figure, "table"), Insats(figure), Text(figure, "row"), Text(figure, "column"));
        if (cells.TryGetValue(key, out var cell))
        {
            return cell;
        }

        // The row is the insats: the whole table will do.
        return key.Insats is { } insats && Normal(insats) == key.Row ? cells.GetValueOrDefault(key with { Insats = null }) : null;
    }

    private static bool Agrees(JsonElement figure, Cell? got)
    {
        var value = figure.GetProperty("value");
        if (value.ValueKind == JsonValueKind.String)
        {
            return got?.Text == Normal(value.GetString()!);
        }

        var isShare = figure.TryGetProperty("share", out var share) && share.ValueKind == JsonValueKind.True;
        return (isShare ? got?.Share : got?.Value) == value.GetDecimal();
    }

    private static string? Insats(JsonElement element) =>
        element.TryGetProperty("insats", out var insats) && insats.ValueKind == JsonValueKind.String ? insats.GetString() : null;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? Normal(text.GetString()!) : "";

    private static decimal? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDecimal() : null;

    private static string Normal(string label)
    {
        var text = Dashes().Replace(label.Normalize(NormalizationForm.FormKC).ToLowerInvariant(), "-");
        return AroundDash().Replace(Spaces().Replace(text, " "), "-").Trim();
    }

    [GeneratedRegex("[‐‑‒–—―−\u00ad]")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s*-\s*")]
    private static partial Regex AroundDash();

    private sealed record Key(string Table, string? Insats, string Row, string Column);

    private sealed record Cell(decimal? Value, decimal? Share, string Text);
}
