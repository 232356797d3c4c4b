using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Domain.Checks;

/// <summary>
/// A row with the number of a note is held against the note's table: one whose id or title begins with "not" and that number. What counts is
/// the table's last sum, or its last row where it has none, in the columns of the same days. Notes often print costs without a sign, so the
/// sign is left aside.
/// </summary>
internal static partial class NoteChecks
{
    /// <summary>Checks every row that has a note among the tables.</summary>
    public static IEnumerable<StatementCheck> Check(IReadOnlyList<CheckedTable> tables)
    {
        var notes = tables.Where(table => NumberOf(table) is not null).ToLookup(table => NumberOf(table));
        return tables.Where(table => NumberOf(table) is null).SelectMany(table => table.Statement.Rows.SelectMany(
            (row, i) => notes[row.Note].SelectMany(note => Check(table, i, note))));
    }

    private static IEnumerable<StatementCheck> Check(CheckedTable table, int rowIndex, CheckedTable note)
    {
        var row = table.Statement.Rows[rowIndex];
        var totals = note.Statement.Rows.ToList();
        var totalIndex = totals.FindLastIndex(candidate => candidate.Sum is { Count: > 0 });
        totalIndex = totalIndex >= 0 ? totalIndex : totals.FindLastIndex(candidate => !candidate.IsHeading);
        if (totalIndex < 0)
        {
            yield break;
        }

        foreach (var (column, i) in table.MoneyColumns.Where(column => column.Column.Difference is null))
        {
            var same = note.MoneyColumns.FirstOrDefault(candidate =>
                candidate.Column.Difference is null && Shows(candidate.Column, totals[totalIndex]) == Shows(column, row));
            if (same.Column is null)
            {
                continue;
            }

            var (line, total) = (table.Cells[rowIndex][i].AmountOre, note.Cells[totalIndex][same.Index].AmountOre);
            yield return new StatementCheck(
                CheckKind.NoteTiesToLine,
                $"Not {row.Note} stämmer med sin post",
                new(table.Address(row, column), line),
                new(note.Address(totals[totalIndex], same.Column), line == -total ? -total : total));
        }
    }

    private static (DaySpan Span, string? Budget) Shows(StatementColumn column, StatementRow row) => (column.Span, column.Budget ?? row.Budget);

    private static int? NumberOf(CheckedTable table) => NumberOf(table.Id) ?? NumberOf(table.Title);

    private static int? NumberOf(string text) =>
        NoteName().Match(text) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^not(?:er)?[\s._-]*([0-9]{1,3})(?![0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex NoteName();
}
