using Finsam.Participants.Domain;
using Finsam.Participants.Tables;

namespace Finsam.Participants.OpenCell;

/// <summary>The row of a cell: codes or a band, or neither for the total.</summary>
/// <param name="Codes">Codes that it counts.</param>
/// <param name="Band">The band that it counts.</param>
internal sealed record CellRow(string[]? Codes, Band? Band)
{
    /// <summary>Finds a row by its label, as the table has it: the layout's, or one that is called as its code; null when there is none.</summary>
    public static CellRow? Find(TableRequest table, string label)
    {
        if (label == FixedTable.Total)
        {
            return new CellRow(null, null);
        }

        if (table.Rows?.FirstOrDefault(row => row.Label == label) is { } row)
        {
            return new CellRow(row.Codes?.ToArray(), row.Band);
        }

        return table.Rows is null && table.Fixed.Rows is RowKind.Insatser or RowKind.Categories ? new CellRow([label], null) : null;
    }

    /// <summary>The condition that a row puts on a value, by parameters <c>$19</c> to <c>$21</c>.</summary>
    public static string Condition(RowKind kind, string value) => kind == RowKind.Bands
        ? $"{value} is not null and ($20::numeric is null or {value} >= $20) and ($21::numeric is null or {value} < $21)"
        : $"cardinality({value}) > 0 and ($19::text[] is null or {value} && $19)";
}
