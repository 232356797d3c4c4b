namespace Finsam.Reporting.Domain;

/// <summary>The kinds of report that a förbund gives.</summary>
internal static class ReportKinds
{
    /// <summary>Årsredovisning: of a calendar year, signed by the board (lag 2018:597, chapters 3–12).</summary>
    public const string Annual = "arsredovisning";

    /// <summary>Delårsbokslut (lag 2018:597, chapter 13).</summary>
    public const string Interim = "delarsbokslut";

    /// <summary>Årsrapport of one insats, such as a team hands its steering group.</summary>
    public const string OfInsats = "insatsrapport";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Annual, Interim, OfInsats];
}
