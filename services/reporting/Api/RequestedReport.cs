using Finsam.Common.V1;
using Finsam.Refusals;
using Finsam.Reporting.Domain;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Reporting.Api;

/// <summary>Reads which report a request is about, as far as its caller reaches.</summary>
internal static class RequestedReport
{
    /// <summary>The report. A caller that reaches own insatser only has none of the förbund.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.PeriodInvalid"/>, <see cref="ReportingReason.FieldInvalid"/>, <see cref="RequestReason.InsatsNotAssigned"/>.
    /// </exception>
    public static ReportKey Read(string forbund, Period? period, string insats, Caller caller) =>
        caller.Reaches(insats) ? new ReportKey(forbund, RequestPeriod.Read(period), insats)
        : insats.Length > 0 ? throw new RefusedException(InsatsNotAssigned.At("insats"))
        : throw new RefusedException(new Refusal(
            ReportingReason.FieldInvalid, "insats", "Insatsen saknas: förbundets egen rapport når du inte.", "en insats som din åtkomsttoken anger"));
}
