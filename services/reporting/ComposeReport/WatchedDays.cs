using Finsam.Protos;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>The days that a report's figures look at: a change outside them leaves it as it is.</summary>
internal static class WatchedDays
{
    /// <summary>From the earliest to the latest day of the report, its comparison and its tables.</summary>
    public static ReportPeriod Of(ReportDefinition definition, Layout layout)
    {
        var days = new List<DateOnly?>
        {
            definition.Period.From, definition.Period.To, definition.Comparison?.From, definition.Comparison?.To,
        };
        foreach (var table in layout.Tables)
        {
            switch (table)
            {
                case MoneyLayout money:
                    days.AddRange(money.Columns.SelectMany(column => Days(column, definition.Period)));
                    break;
                case ParticipantsLayout participants:
                    days.AddRange([participants.From, participants.To]);
                    break;
            }
        }

        return new ReportPeriod(days.Min()!.Value, days.Max()!.Value);
    }

    private static DateOnly?[] Days(MoneyLayoutColumn column, ReportPeriod period) =>
        column.Relative is { } rule && ColumnPeriods.Resolve(rule, period.From, period.To) is var (from, to)
            ? [from, to]
            : [column.From, column.To];
}
