using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Domain.Checks;

/// <summary>A table of the request with its computed cells.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Statement">How it is computed.</param>
/// <param name="Cells">Its cells, row by row.</param>
internal sealed record CheckedTable(
    string Id, string Title, Statement Statement, IReadOnlyList<IReadOnlyList<StatementCell>> Cells)
{
    /// <summary>Columns with amounts that are shown.</summary>
    public IEnumerable<(StatementColumn Column, int Index)> MoneyColumns =>
        Statement.Columns.Select((column, i) => (column, i)).Where(column => !column.column.IsRatio && !column.column.IsHidden);

    /// <summary>Address of a cell, as texts of a report write it.</summary>
    public string Address(StatementRow row, StatementColumn column) => $"{Id}/{row.Label}/{column.Label}";

    /// <summary>Unit of a column.</summary>
    public MoneyUnit Unit(StatementColumn column) => column.Unit ?? Statement.Unit;

    /// <summary>The amount of a cell, by labels or codes; false where the table has none such.</summary>
    public bool TryFind(string row, string column, out CheckedFigure figure)
    {
        var i = Index(Statement.Rows, candidate => candidate.Label == row, candidate => candidate.Code == row);
        var j = Index(Statement.Columns, candidate => candidate.Label == column, candidate => candidate.Code == column);
        figure = new CheckedFigure($"{Id}/{row}/{column}", i < 0 || j < 0 ? null : Cells[i][j].AmountOre);
        return i >= 0 && j >= 0 && !Statement.Columns[j].IsRatio;
    }

    private static int Index<T>(IReadOnlyList<T> items, Predicate<T> isLabelled, Predicate<T> isCoded)
    {
        var all = items.ToList();
        var labelled = all.FindIndex(isLabelled);
        return labelled >= 0 ? labelled : all.FindIndex(isCoded);
    }
}
