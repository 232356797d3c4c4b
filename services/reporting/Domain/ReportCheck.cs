namespace Finsam.Reporting.Domain;

/// <summary>Something that was checked when a report was composed, and what was found.</summary>
/// <param name="Kind">What was checked.</param>
/// <param name="Outcome">Whether it held.</param>
/// <param name="Title">What was checked, in Swedish: "Balansräkningen balanserar".</param>
/// <param name="Message">What was found, in Swedish; empty where it held.</param>
/// <param name="Place">Where it stands: "03-team.md, rad 7", "mål 1a", "1.3.2, 401"; null where it is the report's as a whole.</param>
/// <param name="Left">One of the figures that were compared, or null.</param>
/// <param name="Right">The other one, or null.</param>
internal sealed record ReportCheck(
    ReportCheckKind Kind,
    CheckOutcome Outcome,
    string Title,
    string Message = "",
    string? Place = null,
    CheckedFigure? Left = null,
    CheckedFigure? Right = null);
