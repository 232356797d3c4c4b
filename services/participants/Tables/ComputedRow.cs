using System.Globalization;

namespace Finsam.Participants.Tables;

/// <summary>A row as the database has counted it.</summary>
/// <param name="Label">Label in print.</param>
/// <param name="Counts">Counts; null where there is nothing to count.</param>
/// <param name="Shares">Share of each count, whole per cent; null where it has none.</param>
/// <param name="Measures">Means and the like, rounded as printed; null where there is none.</param>
internal sealed record ComputedRow(string Label, long?[] Counts, int?[] Shares, decimal?[] Measures)
{
    /// <summary>The figure of a column as it is printed; null where there is none.</summary>
    public string? Value(TableColumn column) => column.Source switch
    {
        CellSource.Share => Shares[column.Index]?.ToString(CultureInfo.InvariantCulture),
        CellSource.Measure => Measures[column.Index]?.ToString(CultureInfo.InvariantCulture),
        _ => Counts[column.Index]?.ToString(CultureInfo.InvariantCulture),
    };
}
