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
        table.Columns.Add(request.Columns.Select(column => TableCells.Column(
            column.Label, column.Unit.Length > 0 ? column.Unit : column.Share is null ? "" : Percent)));
        var cells = StatementCalculator.Compute(statement, book);
        for (var i = 0; i < statement.Rows.Count; i++)
        {
            table.Rows.Add(TableCells.Row(statement.Rows[i].Label, statement.Rows[i].Note, cells[i]));
        }

        return table;
    }
}
