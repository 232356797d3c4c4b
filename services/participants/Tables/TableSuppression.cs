using Finsam.Participants.Domain;

namespace Finsam.Participants.Tables;

/// <summary>Finds a computed table's total, and what it withholds.</summary>
internal static class TableSuppression
{
    /// <summary>Index of the row that the others are parts of; null when there is none.</summary>
    public static int? TotalIndex(FixedTable table, IReadOnlyList<ComputedRow> rows)
    {
        var label = table.Id is null ? SurveyTable.Respondents : FixedTable.Total;
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (rows[i].Label == label)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>What a table withholds where counts below <paramref name="k"/> are small.</summary>
    public static Withheld Choose(TableRequest request, IReadOnlyList<ComputedRow> rows, int? totalIndex, int k)
    {
        if (request.Fixed.Splits is not { } splits)
        {
            return new Withheld(new HashSet<int>(), Total: false);
        }

        // The parts come first, the total after them, and what was asked after that is no count of answers.
        var parts = rows.Take(totalIndex ?? rows.Count).Select(CountsOf).ToList();
        var asked = request.Rows?.ToDictionary(row => row.Label, StringComparer.Ordinal);
        return new Suppression(k, splits).Choose(
            parts,
            totalIndex is { } total ? CountsOf(rows[total]) : null,
            (one, other) => asked is not null && one != other && asked[rows[one].Label].Overlaps(asked[rows[other].Label]));

        long?[] CountsOf(ComputedRow row) =>
            request.Fixed.OfParticipants is { } some ? [.. some.Select(index => row.Counts[index])] : row.Counts;
    }
}
