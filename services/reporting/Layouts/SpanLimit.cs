using Finsam.Ledger.V1;
using Finsam.Protos;

namespace Finsam.Reporting.Layouts;

/// <summary>Counts the different spans of a layout's columns, of which the ledger sums only so many at once.</summary>
internal sealed class SpanLimit
{
    private readonly HashSet<(DateOnly?, DateOnly?, ColumnPeriod?)> _spans = [];

    /// <summary>Counts a column's span; notes the first column that is beyond the limit.</summary>
    public void Count(OptionReader column, DateOnly? from, DateOnly? to, ColumnPeriod? relative)
    {
        if (_spans.Add((from, to, relative)) && _spans.Count == ContractLimits.MoneySpans + 1)
        {
            column.Note(
                column.Has("relative") ? "relative" : column.Has("from") ? "from" : "to",
                "är layoutens kolumn med en tidsperiod för mycket",
                $"högst {ContractLimits.MoneySpans} olika tidsperioder i en layout");
        }
    }
}
