namespace Finsam.Reporting.Domain;

/// <summary>What the report of a period is to hold, as it was put.</summary>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="Period">The report's period.</param>
/// <param name="Kind">One of <see cref="ReportKinds.All"/>.</param>
/// <param name="ForbundName">Name of the förbund in print.</param>
/// <param name="OrgNumber">Organisation number; may be empty.</param>
/// <param name="Comparison">The period compared with, or null.</param>
/// <param name="AdoptedOn">Day that the board adopted the report, or null.</param>
/// <param name="LayoutJson">The layout, as JSON without insignificant space.</param>
/// <param name="Sections">Narrative sections in the order of their names.</param>
/// <param name="Goals">Goals in print order.</param>
/// <param name="KeyFigures">Key figures in print order.</param>
/// <param name="Board">Posts of the board.</param>
/// <param name="Auditors">Auditors.</param>
/// <param name="Meetings">Meetings of each body.</param>
/// <param name="BoardMeetings">Meetings that the board held, or null where not stated.</param>
/// <param name="Insatser">Codes of the insatser in print order.</param>
/// <param name="Surveys">Ids of the surveys in print order; null where they were not told.</param>
/// <param name="Insats">Code of the insats that the report is of; null for the report of the förbund.</param>
/// <param name="Heading">Heading in print where it is not made of kind and period; null otherwise.</param>
/// <param name="Stated">Values that a published text states, or null.</param>
/// <param name="StatedSums">Which of them should add up to which, or null.</param>
/// <param name="Chart">Chart that the accounts are of, where it is not BAS.</param>
internal sealed record ReportDefinition(
    string Forbund,
    ReportPeriod Period,
    string Kind,
    string ForbundName,
    string OrgNumber,
    ReportPeriod? Comparison,
    DateOnly? AdoptedOn,
    string LayoutJson,
    IReadOnlyList<ReportSection> Sections,
    IReadOnlyList<ReportGoal> Goals,
    IReadOnlyList<ReportKeyFigure> KeyFigures,
    IReadOnlyList<ReportPost> Board,
    IReadOnlyList<ReportPost> Auditors,
    IReadOnlyList<ReportMeetings> Meetings,
    int? BoardMeetings,
    IReadOnlyList<string> Insatser,
    IReadOnlyList<string>? Surveys = null,
    string? Insats = null,
    string? Heading = null,
    IReadOnlyList<StatedValue>? Stated = null,
    IReadOnlyList<StatedSum>? StatedSums = null,
    string? Chart = null)
{
    /// <summary>Which report it defines.</summary>
    public ReportKey Key => new(Forbund, Period, Insats ?? "");

    /// <summary>Heading in print: "Årsredovisning 2017", "Delårsbokslut januari–augusti 2019", "Årsrapport 2017 för insats 301".</summary>
    public string Title => Heading ?? Kind switch
    {
        ReportKinds.Annual => $"Årsredovisning {Period.InWords}",
        ReportKinds.Interim => $"Delårsbokslut {Period.InWords}",
        _ => $"Årsrapport {Period.InWords} för insats {Insats}",
    };
}
