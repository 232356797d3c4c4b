using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Checks;

/// <summary>What is checked of every composition without asking anybody.</summary>
internal static class ReportChecks
{
    /// <summary>All checks, in the order that they are shown.</summary>
    public static IEnumerable<ReportCheck> Of(ComposedReport report, Layout layout) =>
    [
        .. GoalChecks.Of(report),
        .. TypedFigureChecks.Of(report.Definition),
        .. SameFigureChecks.Of(report, layout),
        .. StatedValueChecks.Of(report),
        .. StatedSumChecks.Of(report.Definition),
    ];
}
