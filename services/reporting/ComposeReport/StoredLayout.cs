using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Reads the layout of a definition that was checked when it was put.</summary>
internal static class StoredLayout
{
    /// <summary>The layout. Rules may have been added since it was put.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.ReportNotDefined"/>.</exception>
    public static Layout Read(ReportDefinition definition) =>
        LayoutReader.Read(definition.LayoutJson, definition.Insatser).Layout ?? throw new RefusedException(new Refusal(
            ReportingReason.ReportNotDefined,
            "period",
            "Rapportens layout är sparad enligt äldre regler och kan inte läsas.",
            "en layout som har lästs in på nytt"));
}
