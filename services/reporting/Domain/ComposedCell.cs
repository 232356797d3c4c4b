namespace Finsam.Reporting.Domain;

/// <summary>A figure or a word; a cell with neither is empty.</summary>
/// <param name="Value">Number in the column's unit, rounded as printed.</param>
/// <param name="Share">Whole per cent.</param>
/// <param name="Text">A word, such as the status of a goal.</param>
/// <param name="AmountOre">The exact amount behind a money cell.</param>
/// <param name="Suppressed">True when a figure exists but is withheld for its small count.</param>
internal sealed record ComposedCell(decimal? Value, int? Share = null, string? Text = null, long? AmountOre = null, bool Suppressed = false)
{
    /// <summary>A cell with nothing in it.</summary>
    public static readonly ComposedCell Empty = new((decimal?)null);
}
