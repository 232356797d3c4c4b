namespace Finsam.Ledger.Domain.Statements;

/// <summary>What a figure is made of in the books or the budget.</summary>
internal abstract record BookTerm
{
    /// <summary>What vouchers booked within a span, debit less credit.</summary>
    /// <param name="Span">The days.</param>
    /// <param name="Accounts">The accounts.</param>
    /// <param name="Projects">Only these ledger objects; null: all.</param>
    internal sealed record Booked(DaySpan Span, AccountRanges Accounts, IReadOnlySet<string>? Projects) : BookTerm;

    /// <summary>Balances that stand without vouchers, debit less credit.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="Year">The year that they are of.</param>
    /// <param name="Accounts">The accounts.</param>
    /// <param name="Balances">Balances by account, of more accounts than these.</param>
    /// <param name="Sign">−1 where they are taken away.</param>
    internal sealed record Known(
        KnownBalance Kind, DaySpan Year, AccountRanges Accounts, IReadOnlyDictionary<string, long> Balances, int Sign = 1) : BookTerm
    {
        /// <summary>The balances of the accounts, with the sign that they count with, by account.</summary>
        public IEnumerable<(string Account, long AmountOre)> Amounts => Balances
            .Where(balance => Accounts.Contains(balance.Key))
            .Select(balance => (balance.Key, Sign * balance.Value));
    }

    /// <summary>Rows of a budget version, income positive.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Projects">Only these ledger objects; null: all.</param>
    /// <param name="Accounts">Only rows with these accounts; null: all rows.</param>
    /// <param name="Span">Rows whose days all lie in it.</param>
    /// <param name="DecidedTo">Only rows decided by this day; null: all.</param>
    internal sealed record Budgeted(
        string Version, IReadOnlySet<string>? Projects, AccountRanges? Accounts, DaySpan Span, DateOnly? DecidedTo) : BookTerm
    {
        /// <summary>True when the row counts.</summary>
        public bool Includes(BudgetRow row) =>
            row.Version == Version
            && (Projects is null || Projects.Contains(row.Project))
            && (Accounts is null || Accounts.Contains(row.Account))
            && Span.Contains(row.Span)
            && (DecidedTo is null || row.DecidedOn <= DecidedTo);
    }
}
