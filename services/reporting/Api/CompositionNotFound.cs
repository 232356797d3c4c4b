using Finsam.Refusals;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Api;

/// <summary>The refusal of a composition that is not there.</summary>
internal static class CompositionNotFound
{
    /// <summary>The refusal; version 0 is the latest.</summary>
    public static RefusedException Refusal(ReportPeriod period, int version) => new(new Refusal(
        ReportingReason.CompositionNotFound,
        version == 0 ? "period" : "version",
        version == 0
            ? $"Rapporten för {period.From:yyyy-MM-dd} – {period.To:yyyy-MM-dd} har inte sammanställts."
            : $"Rapporten för {period.From:yyyy-MM-dd} – {period.To:yyyy-MM-dd} finns inte i version {version}."));
}
