using Finsam.Common.V1;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.ComputeTables;

/// <summary>A table of accounts, projects or cash flow.</summary>
internal sealed class StatementPlan(MoneyTable request, Statement statement) : ITablePlan
{
    private const string Percent = "%";

    /// <inheritdoc/>
    public Table Compute(IBook book, IReadOnlyList<ContributingMember> members)
    {
        var table = new Table { Id = request.Id, Title = request.Title, Unit = statement.Unit.Name };
        table.Columns.Add(statement.Columns.Zip(request.Columns).Where(column => !column.First.IsHidden).Select(column => TableCells.Column(
            column.First.Label,
            column.Second.Unit.Length > 0 ? column.Second.Unit : column.First.IsRatio ? Percent : "",
            column.First.Code)));
        table.Rows.Add(PrintedRows.Of(statement, StatementCalculator.Compute(statement, book)).Select(
            printed => TableCells.Row(printed.Row.Label, printed.Row.Note, printed.Cells, printed.Row.Code)));
        return table;
    }

    /// <summary>Unit that a column's cells are printed in.</summary>
    public static string UnitOf(StatementColumn column, Statement statement) =>
        column.IsRatio ? Percent : (column.Unit ?? statement.Unit).Name;
}
