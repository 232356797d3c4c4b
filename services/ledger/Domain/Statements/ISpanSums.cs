namespace Finsam.Ledger.Domain.Statements;

/// <summary>What was booked in a span of days, summed over accounts and projects.</summary>
internal interface ISpanSums
{
    /// <summary>Öre, debit less credit; of all projects when <paramref name="projects"/> is null.</summary>
    long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects);
}
