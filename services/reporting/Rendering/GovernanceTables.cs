using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Board, auditors and meetings in print.</summary>
internal static class GovernanceTables
{
    /// <summary>True where there is something to print.</summary>
    public static bool HasContent(ReportDefinition definition) => Sentence(definition) is not null || Of(definition).Any();

    /// <summary>How many meetings the board held, as a sentence; null where that is not stated.</summary>
    public static string? Sentence(ReportDefinition definition) => definition.BoardMeetings is { } meetings
        ? $"Styrelsen höll {SwedishNumber.Format(meetings)} sammanträden under perioden."
        : null;

    /// <summary>The tables that the definition holds.</summary>
    public static IEnumerable<PrintedTable> Of(ReportDefinition definition)
    {
        if (definition.Board.Count > 0)
        {
            yield return Posts("Styrelse", definition.Board);
        }

        if (definition.Auditors.Count > 0)
        {
            yield return Posts("Revisorer", definition.Auditors);
        }

        if (definition.Meetings.Count > 0)
        {
            yield return Meetings(definition.Meetings);
        }
    }

    private static PrintedTable Posts(string title, IReadOnlyList<ReportPost> posts)
    {
        (string Title, Func<ReportPost, string> Cell)[] columns =
            [("Uppdrag", post => post.Role), ("Utses av", post => post.AppointedBy), ("Tid", Span)];
        columns = [.. columns.Where(column => posts.Any(post => column.Cell(post).Length > 0))];
        return new PrintedTable(
            title,
            null,
            [.. columns.Select(column => new PrintedColumn(column.Title))],
            [.. posts.Select(post => new PrintedRow(RowKind.Plain, [.. columns.Select(column => (PrintedCell)column.Cell(post))]))]);
    }

    private static string Span(ReportPost post) => (post.From, post.To) switch
    {
        (null, null) => "",
        ({ } from, null) => $"från {from:yyyy-MM-dd}",
        (null, { } to) => $"till {to:yyyy-MM-dd}",
        ({ } from, { } to) => $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}",
    };

    private static PrintedTable Meetings(IReadOnlyList<ReportMeetings> meetings)
    {
        (string Title, Func<ReportMeetings, int?> Count)[] columns =
        [
            ("Hållna", body => body.Held),
            ("Inställda", body => body.Cancelled),
            ("Deltagare", body => body.Attendees),
            ("Deltagare med grannförbund", body => body.AttendeesAll),
        ];
        columns = [.. columns.Where(column => meetings.Any(body => column.Count(body) is not null))];
        return new PrintedTable(
            "Möten",
            null,
            [new(""), .. columns.Select(column => new PrintedColumn(column.Title, true))],
            [.. meetings.Select(body => new PrintedRow(
                RowKind.Plain,
                [body.Body, .. columns.Select(column => (PrintedCell)(column.Count(body) is { } count ? SwedishNumber.Format(count) : ""))]))]);
    }
}
