namespace Finsam.Participants.OpenCell;

/// <summary>What the cells of a table are taken from.</summary>
/// <param name="People">A query after the cohort's CTEs: the participations that the table is of.</param>
/// <param name="Columns">The columns by label.</param>
internal sealed record CellSource(string People, IReadOnlyDictionary<string, CellColumn> Columns);

/// <summary>What a column counts of a table's participations <c>p</c>.</summary>
/// <param name="Value">What its rows are by: an array of codes, or a number where they are bands.</param>
/// <param name="Condition">Which of a row's participations it counts.</param>
internal sealed record CellColumn(string Value, string Condition);
