using System.Globalization;
using Finsam.Common.V1;
using Finsam.Participants.Tables;

namespace Finsam.Participants.ForbundTables;

/// <summary>A row of several förbund's tables. Where a förbund does not have it, there is nobody to count.</summary>
internal sealed class TogetherRow
{
    private const decimal DaysOfMonth = 30.4375m;

    private readonly FixedTable _of;
    private readonly List<Row> _rows;

    /// <summary>Takes the row of a label from each table.</summary>
    public TogetherRow(FixedTable of, string label, IReadOnlyList<Table> each) =>
        (_of, _rows) = (of, [.. each.SelectMany(table => table.Rows.Where(row => row.Label == label))]);

    /// <summary>True when it is withheld of one.</summary>
    public bool IsWithheld(int column) => _rows.Exists(row => row.Cells[column].Suppressed);

    /// <summary>True when a measure, or a count that it is weighed by, is withheld of one.</summary>
    public bool IsMeasureWithheld(int column) => IsWithheld(column) || _of.Columns.Index().Any(each =>
        each.Item.Source is CellSource.Count or CellSource.CountAlone
        && _of.Columns[column].MadeOf.Contains(each.Item.Index)
        && IsWithheld(each.Index));

    /// <summary>What they add up to; null where none has a number.</summary>
    public decimal? Sum(int column) => _rows.Select(row => Number(row, column)).Aggregate((decimal?)null, (sum, number) =>
        number is null ? sum : number + (sum ?? 0));

    /// <summary>A measure of all together.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="decimals">Decimals of means.</param>
    public decimal? Measure(int column, int decimals) => _of.Columns[column].Label switch
    {
        "Snitt år" => Rounded(Weighed(column) / Sum(0), decimals),
        "Snitt månader" => Rounded(AllDays / (Sum(0) * DaysOfMonth), decimals),
        "Snitt dagar" => Rounded(AllDays / Sum(0), 0),
        "Kortast månader" => _rows.Min(row => Number(row, column)),
        "Längst månader" => _rows.Max(row => Number(row, column)),
        "Snitt" => Rounded(Sum(Column("Deltagare")) / Divisor(Column("Tillfällen")), decimals),
        "Andel kvinnor" => Rounded(100 * Sum(Column("Kvinnor")) / Divisor(Column("Deltagare")), 0),
        "Andel män" => Rounded(100 * Sum(Column("Män")) / Divisor(Column("Deltagare")), 0),
        var label => throw new InvalidOperationException($"Nothing tells how {label} of several förbund are put together."),
    };

    // Days are whole, so that their sum comes out of a mean with many decimals exactly.
    private decimal? AllDays => _rows.Select(row => Math.Round(
        (Number(row, 0) ?? 0) * (Number(row, Column("Snitt månader")) ?? 0) * DaysOfMonth)).Sum() is > 0 and var days ? days
        : Sum(0) > 0 ? 0 : null;

    private int Column(string label) => _of.Columns.ToList().FindIndex(column => column.Label == label);

    private decimal? Weighed(int column) => Sum(0) > 0 ? _rows.Sum(row => (Number(row, 0) ?? 0) * (Number(row, column) ?? 0)) : null;

    private decimal? Divisor(int column) => Sum(column) is > 0 and var sum ? sum : null;

    private static decimal? Rounded(decimal? value, int decimals) =>
        value is { } number ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : null;

    private static decimal? Number(Row row, int column) =>
        row.Cells[column].HasValue ? decimal.Parse(row.Cells[column].Value, CultureInfo.InvariantCulture) : null;
}
