using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Finsam.Protos;

namespace Finsam.Ledger.ComputeTables;

/// <summary>Reads a rule for a column's days.</summary>
internal static class RelativePeriod
{
    /// <summary>The days, or the report's period and a refusal, <c>PeriodRuleInvalid</c>.</summary>
    public static DaySpan Read(RequestFields fields, ColumnPeriod rule, DaySpan period, string field)
    {
        if (ColumnPeriods.Resolve(rule, period.First, period.Last) is var (from, to))
        {
            return new DaySpan(from, to);
        }

        fields.Refuse(
            LedgerReason.PeriodRuleInvalid,
            field,
            "Regeln för kolumnens dagar är ingen regel.",
            $"of: {string.Join(", ", ColumnPeriods.Bases)}; med months en första och en sista månad, 1–12; högst {ColumnPeriods.MostBack} år "
            + "eller perioder bakåt");
        return period;
    }
}
