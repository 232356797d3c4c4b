namespace Finsam.Participants.Tables;

/// <summary>Where a column's cells come from.</summary>
internal enum CellSource
{
    /// <summary>A count, with its share.</summary>
    Count,

    /// <summary>A count without a share.</summary>
    CountAlone,

    /// <summary>A count's share, as a value.</summary>
    Share,

    /// <summary>A mean or another figure that is no count.</summary>
    Measure,
}

/// <summary>A column of a fixed table.</summary>
/// <param name="Label">Label in print.</param>
/// <param name="Source">Where its cells come from.</param>
/// <param name="Index">Index among the row's counts (and shares), or among its measures.</param>
/// <param name="Unit">Its own unit, or null.</param>
internal sealed record TableColumn(string Label, CellSource Source, int Index, string? Unit = null)
{
    /// <summary>Indexes of the counts that a measure is made of; empty where it is that of a single participation.</summary>
    public IReadOnlyList<int> MadeOf { get; init; } = [];

    /// <summary>Columns of counts with shares, in the order of the counts.</summary>
    public static TableColumn[] Counts(params string[] labels) =>
        [.. labels.Select((label, index) => new TableColumn(label, CellSource.Count, index))];
}
