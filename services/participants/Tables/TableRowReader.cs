using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Tables;

/// <summary>
/// Reads the rows of a layout as a table of their kind takes them. A row named <c>Totalt</c> is passed over: the total is there anyway.
/// </summary>
internal sealed class TableRowReader(List<Refusal> refusals)
{
    /// <summary>The rows; null where the layout gives none.</summary>
    public IReadOnlyList<TableRow>? Read(ParticipantTable asked, RowKind kind, string field)
    {
        if (kind == RowKind.Own || (asked.Rows.Count == 0 && (kind != RowKind.Bands || asked.AgeBands.Count == 0)))
        {
            return kind == RowKind.Bands ? [] : null;
        }

        var rows = asked.Rows.Count > 0 ? asked.Rows : asked.AgeBands.Select(band => new ParticipantRow { Label = band });
        var read = new List<TableRow>();
        foreach (var (index, row) in rows.Index())
        {
            if (row.Label != FixedTable.Total)
            {
                read.Add(kind == RowKind.Bands
                    ? new TableRow(row.Label, null, ReadBand(row, $"{field}.rows[{index}]"))
                    : new TableRow(row.Label, row.Values?.Values.ToArray() ?? [row.Label], null));
            }
        }

        foreach (var twice in read.GroupBy(row => row.Label, StringComparer.Ordinal).Where(label => label.Count() > 1))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.RowLabelTwice,
                $"{field}.rows",
                $"Raden ”{twice.Key}” står två gånger i tabell {asked.Id}.",
                "olika radnamn"));
        }

        return read;
    }

    // A row without bounds whose label is no band is open at both ends.
    private Band ReadBand(ParticipantRow row, string field) => !row.HasFrom && !row.HasTo && Band.FromLabel(row.Label) is { } band
        ? band
        : new Band(Bound(row.HasFrom, row.From, $"{field}.from"), Bound(row.HasTo, row.To, $"{field}.to"));

    private decimal? Bound(bool given, string text, string field)
    {
        if (!given)
        {
            return null;
        }

        const NumberStyles Number = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out var bound))
        {
            return bound;
        }

        refusals.Add(new Refusal(ParticipantsReason.OptionInvalid, field, "Gränsen är inget tal.", "tal med decimalpunkt, t.ex. 2.5"));
        return null;
    }
}
