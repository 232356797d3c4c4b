namespace Finsam.Ledger.Domain.Statements;

/// <summary>Exact öre of the books and the budget. What no fiscal year covers is null.</summary>
internal interface IBook
{
    /// <summary>What was booked in the span, debit less credit; of all projects when <paramref name="projects"/> is null.</summary>
    long? Movement(AccountRanges accounts, IReadOnlySet<string>? projects, DaySpan span);

    /// <summary>Balance when the day ends, debit less credit.</summary>
    long? Balance(AccountRanges accounts, DateOnly day);

    /// <summary>Balance when the day begins, debit less credit; on a fiscal year's first day its opening balance alone.</summary>
    long? Opening(AccountRanges accounts, DateOnly day);

    /// <summary>Budgeted in the span, income positive; of all projects, of all accounts and decided at any time where null.</summary>
    long Budgeted(string version, IReadOnlySet<string>? projects, AccountRanges? accounts, DaySpan span, DateOnly? decidedTo);
}
