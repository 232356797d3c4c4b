using System.Globalization;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.ComputeTables;

/// <summary>A table of members and what they pay.</summary>
internal sealed class MemberPlan : ITablePlan
{
    /// <summary>The source of such tables.</summary>
    public const string Source = "members";

    private readonly MoneyTable request;
    private readonly MoneyUnit unit;
    private readonly List<MemberColumn> columns = [];

    /// <summary>Reads a table; what is wrong with it goes to <paramref name="fields"/>.</summary>
    public MemberPlan(RequestFields fields, MoneyTable request, string path)
    {
        this.request = request;
        unit = StatementReader.Unit(fields, request.Unit, $"{path}.unit") ?? MoneyUnit.Kronor;
        _ = new LabelsAndCodes(fields, request.Id, [.. request.Columns.Select(column => (column.Label, ""))], $"{path}.columns");
        for (var i = 0; i < request.Columns.Count; i++)
        {
            var column = request.Columns[i];
            var year = column.Year;
            if (!column.HasYear && !int.TryParse(column.Label, NumberStyles.None, CultureInfo.InvariantCulture, out year))
            {
                fields.Refuse(
                    LedgerReason.YearInvalid,
                    $"{path}.columns[{i}].year",
                    $"Kolumnen ”{column.Label}” anger inget år.",
                    "year, eller ett årtal som namn");
            }

            columns.Add(new MemberColumn(column.Label, year, StatementReader.Unit(fields, column.Unit, $"{path}.columns[{i}].unit")));
        }
    }

    /// <summary>Unit of columns without their own.</summary>
    public MoneyUnit Unit => unit;

    /// <summary>The columns: those asked for, or else one for each year of contributions.</summary>
    public IReadOnlyList<MemberColumn> Columns(IReadOnlyList<ContributingMember> members) =>
        columns.Count > 0 ? columns : MemberStatement.DefaultColumns(members);

    /// <inheritdoc/>
    public Table Compute(IBook book, IReadOnlyList<ContributingMember> members)
    {
        var table = new Table { Id = request.Id, Title = request.Title, Unit = unit.Name };
        var shown = Columns(members);
        table.Columns.Add(shown.Select(column => TableCells.Column(column.Label, column.Unit?.Name ?? "")));
        table.Rows.Add(MemberStatement.Compute(members, unit, shown).Select(row => TableCells.Row(row.Label, null, row.Cells)));
        return table;
    }
}
