using Finsam.Protos;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Layouts;

/// <summary>The days of a column.</summary>
internal static class ColumnSpans
{
    /// <summary>The days, counted from the report's period where the column has none of its own.</summary>
    public static ReportPeriod Of(MoneyLayoutColumn column, ReportPeriod period) =>
        column.Relative is { } rule && ColumnPeriods.Resolve(rule, period.From, period.To) is var (from, to)
            ? new ReportPeriod(from, to)
            : new ReportPeriod(column.From ?? period.From, column.To ?? period.To);
}
