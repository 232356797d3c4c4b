using System.Globalization;
using Finsam.Common.V1;
using Finsam.Refusals;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Api;

/// <summary>Reads the period of a request.</summary>
internal static class RequestPeriod
{
    /// <summary>The period.</summary>
    /// <exception cref="RefusedException"><see cref="ReportingReason.PeriodInvalid"/>.</exception>
    public static ReportPeriod Read(Period? period) => TryRead(period) ?? throw new RefusedException(Invalid("period"));

    /// <summary>The period, or null where it is not one.</summary>
    public static ReportPeriod? TryRead(Period? period) =>
        period is not null && TryReadDay(period.From, out var from) && TryReadDay(period.To, out var to) && from <= to
            ? new ReportPeriod(from, to)
            : null;

    /// <summary>Reads a day <c>YYYY-MM-DD</c>.</summary>
    public static bool TryReadDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>The refusal of a period that is none.</summary>
    public static Refusal Invalid(string field) => new(
        ReportingReason.PeriodInvalid, field, "Perioden är ingen period.", "from och to som ÅÅÅÅ-MM-DD, to inte före from");
}
