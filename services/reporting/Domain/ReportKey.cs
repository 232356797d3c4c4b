namespace Finsam.Reporting.Domain;

/// <summary>Which report it is: a förbund has one for each period, and one for each insats and period.</summary>
/// <param name="Forbund">Slug of the förbund.</param>
/// <param name="Period">The report's period.</param>
/// <param name="Insats">Code of the insats that it is of; empty for the report of the förbund.</param>
internal sealed record ReportKey(string Forbund, ReportPeriod Period, string Insats = "");
