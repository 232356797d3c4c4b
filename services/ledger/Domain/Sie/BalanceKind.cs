namespace Finsam.Ledger.Domain.Sie;

/// <summary>Kinds of balance that a file carries for a year.</summary>
internal enum BalanceKind
{
    /// <summary>#IB: balance when the year began.</summary>
    Opening,

    /// <summary>#UB: balance when it ended.</summary>
    Closing,

    /// <summary>#RES: what was booked on a result account in it.</summary>
    Result,

    /// <summary>#OIB: balance of an object when the year began.</summary>
    ObjectOpening,

    /// <summary>#OUB: balance of an object when it ended.</summary>
    ObjectClosing,

    /// <summary>#PSALDO: change in a month.</summary>
    PeriodChange,

    /// <summary>#PBUDGET: budgeted change in a month.</summary>
    PeriodBudget,
}
