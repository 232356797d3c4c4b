namespace Finsam.Ledger.Domain.Statements;

/// <summary>Sums by account and project of the spans that were fetched.</summary>
internal sealed class FetchedSums : ISpanSums
{
    private readonly Dictionary<DaySpan, List<(long Account, string Project, long AmountOre)>> spans = [];

    /// <summary>Adds the sums of a span.</summary>
    public void Add(DaySpan span, IEnumerable<(long Account, string Project, long AmountOre)> booked) => spans[span] = [.. booked];

    /// <inheritdoc/>
    /// <exception cref="KeyNotFoundException">The span has not been fetched.</exception>
    public long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects)
    {
        var total = 0L;
        foreach (var (account, project, amount) in spans[span])
        {
            if ((projects is null || projects.Contains(project)) && accounts.Contains(account))
            {
                total = checked(total + amount);
            }
        }

        return total;
    }
}
