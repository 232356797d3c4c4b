using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Domain.Checks;

/// <summary>
/// Amounts are summed exactly and rounded once, so that a printed sum may differ from its printed rows. Readers add them up: where they
/// differ, it is told.
/// </summary>
internal static class PrintedSumChecks
{
    /// <summary>The sums of a table that their rows do not add up to, as they are printed; one that passes where all do.</summary>
    public static IReadOnlyList<StatementCheck> Check(CheckedTable table) => FailedChecks.OrFirst(All(table));

    private static IEnumerable<StatementCheck> All(CheckedTable table)
    {
        var rows = table.Statement.Rows.Select((row, i) => (row, i)).ToDictionary(row => row.row.Label);
        foreach (var (row, i) in rows.Values.Where(row => !row.row.IsHidden && row.row.Parts.Any()))
        {
            // A row that is hidden is not there to be added up.
            var parts = row.Parts.Select(part => (rows[part.Label].row, rows[part.Label].i, part.Sign)).ToList();
            if (parts.Exists(part => part.row.IsHidden))
            {
                continue;
            }

            foreach (var (column, j) in table.MoneyColumns)
            {
                var added = parts.Sum(part => part.Sign * Sign(part.row) * (Printed(table, part.i, j, column) ?? 0)) * Sign(row);
                if (Printed(table, i, j, column) is { } printed)
                {
                    yield return new StatementCheck(
                        CheckKind.PrintedRowsAddUp,
                        "De avrundade raderna summerar till den avrundade summan",
                        new(table.Address(row, column), printed),
                        new("Raderna i summan", added));
                }
            }
        }
    }

    private static int Sign(StatementRow row) => row.Negate ? -1 : 1;

    private static long? Printed(CheckedTable table, int row, int column, StatementColumn of) =>
        table.Cells[row][column].AmountOre is { } ore ? ore + table.Unit(of).RoundingOre(ore) : null;
}
