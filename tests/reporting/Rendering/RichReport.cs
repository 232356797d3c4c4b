using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;

namespace Finsam.Reporting.Tests.Rendering;

/// <summary>A report with one of everything that a rendering has to master.</summary>
internal static class RichReport
{
    /// <summary>Rows of its longest table: more than a page takes.</summary>
    public const int LongRows = 90;

    private const string Text = """
        # Året i *korthet*

        Resultatet blev **{{r/Årets resultat/2017}}** tkr, se [förbundets sida](https://finsam.example.se/om) eller <https://example.se>.

        - En punkt med `kod`
        - En till, med *betoning*

          och ett stycke till

        1. Först
           - Därunder

        ## Underrubrik

        > Ett citat.

        | Insats | Kostnad |
        |---|---:|
        | Teamet | 12 |

        ---

        ```
        text som den står
        ```
        """;

    public static Edition Edition { get; } = new(
        3,
        new DateTimeOffset(2018, 2, 15, 9, 5, 0, TimeSpan.Zero),
        [("ledger", 12), ("participants", 7)],
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Prov"u8)));

    public static ComposedReport Make()
    {
        var definition = Tests.Make.Definition(new ReportSection("01.md", Text)) with
        {
            Board = [new ReportPost("Ordförande", "Provköpings <kommun>", null, null), new ReportPost("Ledamot", "Regionen", null, null)],
            Auditors = [new ReportPost("", "Staten", new DateOnly(2017, 3, 1), null)],
            Goals = [new ReportGoal("1a", "Nå fler", null, "manual", ">=", 15, 14, "not_met")],
            KeyFigures = [new ReportKeyFigure("k", "Möten", 4, "st")],
            Meetings = [new ReportMeetings("Beredningsgrupp", 4, null, null, null)],
            BoardMeetings = 5,
        };
        var result = Tests.Make.Table("r", "tkr", ["2017", "2016"], ("Intäkter", [null, null]), ("Årets resultat", [1234, -5]));
        result = result with { Rows = [result.Rows[0] with { Kind = RowKind.Heading }, result.Rows[1] with { Kind = RowKind.Sum, Note = 1 }] };
        var wide = Tests.Make.Table(
            "not1",
            "kr",
            ["Januari", "Februari", "Mars", "April", "Maj", "Juni"],
            [.. Enumerable.Range(1, LongRows).Select(i => ($"Rad {i}", new decimal?[] { i, -i, i * 1000m, 0, null, i / 2m }))]);
        var participants = Tests.Make.WithCell("deltagare.oversikt", "301", "Deltagare", new ComposedCell(20, Share: 35));
        var suppressed = Tests.Make.WithCell("avslut.oversikt", "301", "Avslutade", new ComposedCell(null, Suppressed: true));
        var ages = Tests.Make.Table("deltagare.alder", "antal", ["Kvinnor", "Män"], ("16-29", [20, 12]), ("30-64", [10, 8])) with
        {
            Source = "participants", Of = "deltagare.alder",
        };
        var goals = Tests.Make.WithCell("mal", "1a", "Mål", new ComposedCell(15)) with
        {
            Columns = [new("Mål", null), new("Utfall", null), new("Status", null)],
            Rows = [new("1a", RowKind.Plain, null, [new(15), new(14), new(null, Text: "not_met")])],
        };
        var keyFigures = Tests.Make.Table("nyckeltal", "antal", ["Värde"], ("k", [4])) with { Source = "key_figures" };
        return new ComposedReport(
            definition,
            [result, wide, participants, suppressed, ages, goals, keyFigures, participants with { Title = "Bara 301", Insats = "301" }],
            [
                new ReportCheck(ReportCheckKind.Statement, CheckOutcome.Passed, "Balansräkningen balanserar"),
                new ReportCheck(
                    ReportCheckKind.TypedFigure, CheckOutcome.Warning, "Skriven siffra i text", "Talet 12 är skrivet för hand.", "01.md, rad 9"),
                new ReportCheck(
                    ReportCheckKind.SameFigure, CheckOutcome.Failed, "Samma siffra skiljer sig", "Beloppen är olika.", null,
                    new CheckedFigure("r/Årets resultat/2017", "1\u00a0234 tkr"), new CheckedFigure("not1/Rad 1/Januari", "1 kr")),
            ],
            [new GoalHistory("1a", [new GoalYear("2016", 10, 12, "met")])]);
    }
}
