namespace Finsam.Ledger.Domain.Statements;

/// <summary>Which rows of a computed statement are printed, with the cells that are.</summary>
internal static class PrintedRows
{
    /// <summary>
    /// The rows, in print order: none that is hidden, nor one that is to be hidden when empty and is. Where the statement hides empty rows, a
    /// heading that has nothing left under it goes as well.
    /// </summary>
    public static IReadOnlyList<(StatementRow Row, IReadOnlyList<StatementCell> Cells)> Of(
        Statement statement, IReadOnlyList<IReadOnlyList<StatementCell>> cells)
    {
        var shown = statement.Rows.Select((row, i) => IsShown(statement, row, cells[i])).ToList();
        return
        [
            .. statement.Rows
                .Select((row, i) => (Row: row, Cells: Visible(statement, cells[i]), IsShown: shown[i] && !IsBareHeading(statement, shown, i)))
                .Where(printed => printed.IsShown)
                .Select(printed => (printed.Row, printed.Cells)),
        ];
    }

    private static bool IsShown(Statement statement, StatementRow row, IReadOnlyList<StatementCell> cells) =>
        !row.IsHidden
        && (row.IsHeading
            || !(statement.HidesEmptyRows || row.HideWhenEmpty)
            || statement.Columns.Zip(cells).Any(cell => cell.First is { IsHidden: false, IsRatio: false } && cell.Second.AmountOre is not (null or 0)));

    private static bool IsBareHeading(Statement statement, List<bool> shown, int at)
    {
        if (!statement.HidesEmptyRows || !statement.Rows[at].IsHeading)
        {
            return false;
        }

        var under = Enumerable.Range(at + 1, statement.Rows.Count - at - 1).TakeWhile(i => !statement.Rows[i].IsHeading).ToList();
        return under.Count > 0 && under.TrueForAll(i => !shown[i]);
    }

    private static IReadOnlyList<StatementCell> Visible(Statement statement, IReadOnlyList<StatementCell> cells) =>
        [.. statement.Columns.Zip(cells).Where(cell => !cell.First.IsHidden).Select(cell => cell.Second)];
}
