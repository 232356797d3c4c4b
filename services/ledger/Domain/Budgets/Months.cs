namespace Finsam.Ledger.Domain.Budgets;

/// <summary>Calendar months of a span.</summary>
internal static class Months
{
    /// <summary>The months that a span is made of; null when it does not begin with a month or does not end with one.</summary>
    public static IReadOnlyList<DaySpan>? Of(DaySpan span)
    {
        if (span.First.Day != 1 || span.Last == DateOnly.MaxValue || span.Last.AddDays(1).Day != 1)
        {
            return null;
        }

        var months = new List<DaySpan>();
        for (var first = span.First; first <= span.Last; first = first.AddMonths(1))
        {
            months.Add(new DaySpan(first, first.AddMonths(1).AddDays(-1)));
        }

        return months;
    }
}
