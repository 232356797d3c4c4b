using System.Globalization;
using Finsam.Common.V1;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;

namespace Finsam.Participants.ForbundTables;

/// <summary>
/// A table of several förbund together. It is made of what is shown of each, so that it gives nothing away; a figure that is withheld of one is
/// withheld. Insatser and activities are a förbund's own, so of these there is the total only, and of surveys nothing.
/// </summary>
internal static class TogetherTable
{
    private const int DefaultDecimals = 1;

    /// <summary>Puts together what each förbund has, its means with all decimals.</summary>
    public static Table Of(ParticipantTable asked, IReadOnlyList<Table> each)
    {
        var of = FixedTables.Find(asked.Of.Length > 0 ? asked.Of : asked.Id)!;
        var decimals = asked.HasDecimals ? asked.Decimals : DefaultDecimals;
        var table = new Table { Id = each[0].Id, Title = each[0].Title, Unit = each[0].Unit, Columns = { each[0].Columns } };
        var total = new TogetherRow(of, FixedTable.Total, each);
        foreach (var label in Labels(of, each))
        {
            var row = new TogetherRow(of, label, each);
            table.Rows.Add(new Row
            {
                Label = label,
                Cells = { Enumerable.Range(0, of.Columns.Count).Select(column => ToCell(of, column, row, total, decimals)) },
            });
        }

        return table;
    }

    private static List<string> Labels(FixedTable of, IReadOnlyList<Table> each) => of switch
    {
        { Id: null } => [],
        { Rows: RowKind.Insatser or RowKind.Own } => [FixedTable.Total],
        _ => MergedOrder.Of([.. each.Select(table => table.Rows.Select(row => row.Label).ToArray())]),
    };

    private static Cell ToCell(FixedTable of, int column, TogetherRow row, TogetherRow total, int decimals)
    {
        var source = of.Columns[column].Source;
        if (source == CellSource.Measure)
        {
            return row.IsMeasureWithheld(column) ? new Cell { Suppressed = true } : Value(row.Measure(column, decimals));
        }

        var count = source == CellSource.Share ? of.Columns.ToList().FindIndex(other => IsCountOf(other, of.Columns[column])) : column;
        var share = Share(count, row, of == ClosureOverviewTable.Table ? (row, 0) : (total, count));
        if (source == CellSource.Share)
        {
            return row.IsWithheld(count) || total.IsWithheld(count) ? new Cell { Suppressed = true } : Value(share);
        }

        var cell = row.IsWithheld(column) ? new Cell { Suppressed = true } : Value(row.Sum(column));
        if (source == CellSource.Count && share is { } percent)
        {
            cell.Share = (int)percent;
        }

        return cell;
    }

    private static bool IsCountOf(TableColumn one, TableColumn share) => one.Source == CellSource.Count && one.Index == share.Index;

    private static decimal? Share(int column, TogetherRow row, (TogetherRow Row, int Column) whole) =>
        row.IsWithheld(column) || whole.Row.IsWithheld(whole.Column) || whole.Row.Sum(whole.Column) is not > 0
            ? null
            : Math.Round(100 * row.Sum(column) / whole.Row.Sum(whole.Column) ?? 0, MidpointRounding.AwayFromZero);

    private static Cell Value(decimal? value)
    {
        var cell = new Cell();
        if (value is { } number)
        {
            cell.Value = number.ToString(CultureInfo.InvariantCulture);
        }

        return cell;
    }
}
