using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Board, auditors and meetings in print.</summary>
internal static class GovernancePart
{
    /// <summary>True where there is something to print.</summary>
    public static bool HasContent(ReportDefinition definition) =>
        definition.Board.Count + definition.Auditors.Count + definition.Meetings.Count > 0 || definition.BoardMeetings is not null;

    /// <summary>Writes the lists that the definition holds.</summary>
    public static void Write(HtmlWriter html, ReportDefinition definition)
    {
        if (definition.BoardMeetings is { } meetings)
        {
            html.Element("p", $"Styrelsen höll {SwedishNumber.Format(meetings)} sammanträden under perioden.").Line();
        }

        if (definition.Board.Count > 0)
        {
            WritePosts(html, "Styrelse", definition.Board);
        }

        if (definition.Auditors.Count > 0)
        {
            WritePosts(html, "Revisorer", definition.Auditors);
        }

        if (definition.Meetings.Count > 0)
        {
            WriteMeetings(html, definition.Meetings);
        }
    }

    private static void WritePosts(HtmlWriter html, string title, IReadOnlyList<ReportPost> posts)
    {
        var hasRoles = posts.Any(post => post.Role.Length > 0);
        var hasSpans = posts.Any(post => post.From is not null || post.To is not null);
        TablePart.OpenTable(html, null, title, "words");
        TablePart.WriteCaption(html, title, null);
        html.Open("thead").Open("tr");
        if (hasRoles)
        {
            html.Element("th", "Uppdrag", ("scope", "col"));
        }

        html.Element("th", "Utses av", ("scope", "col"));
        if (hasSpans)
        {
            html.Element("th", "Tid", ("scope", "col"));
        }

        html.Close().Close().Line().Open("tbody").Line();
        foreach (var post in posts)
        {
            html.Open("tr");
            if (hasRoles)
            {
                html.Element("th", post.Role, ("scope", "row"));
            }

            html.Element("td", post.AppointedBy);
            if (hasSpans)
            {
                html.Element("td", Span(post));
            }

            html.Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }

    private static string Span(ReportPost post) => (post.From, post.To) switch
    {
        (null, null) => "",
        ({ } from, null) => $"från {from:yyyy-MM-dd}",
        (null, { } to) => $"till {to:yyyy-MM-dd}",
        ({ } from, { } to) => $"{from:yyyy-MM-dd} – {to:yyyy-MM-dd}",
    };

    private static void WriteMeetings(HtmlWriter html, IReadOnlyList<ReportMeetings> meetings)
    {
        (string Title, Func<ReportMeetings, int?> Count)[] columns =
        [
            ("Hållna", body => body.Held),
            ("Inställda", body => body.Cancelled),
            ("Deltagare", body => body.Attendees),
            ("Deltagare med grannförbund", body => body.AttendeesAll),
        ];
        columns = [.. columns.Where(column => meetings.Any(body => column.Count(body) is not null))];
        TablePart.OpenTable(html, null, "Möten", "figures");
        TablePart.WriteCaption(html, "Möten", null);
        html.Open("thead").Open("tr").Element("td", "");
        foreach (var column in columns)
        {
            html.Element("th", column.Title, ("scope", "col"));
        }

        html.Close().Close().Line().Open("tbody").Line();
        foreach (var body in meetings)
        {
            html.Open("tr").Element("th", body.Body, ("scope", "row"));
            foreach (var column in columns)
            {
                html.Element("td", column.Count(body) is { } count ? SwedishNumber.Format(count) : "");
            }

            html.Close().Line();
        }

        html.Close();
        TablePart.CloseTable(html);
    }
}
