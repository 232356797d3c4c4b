namespace Finsam.Ledger.Domain.Statements;

/// <summary>What a cell that is neither a sum nor derived takes of its accounts.</summary>
internal enum CellMeasure
{
    /// <summary>What was booked, credit less debit.</summary>
    Movement,

    /// <summary>Change of balance as a cash flow prints it, credit less debit.</summary>
    Change,

    /// <summary>Balance at the column's beginning.</summary>
    Opening,

    /// <summary>Balance at its end.</summary>
    Balance,

    /// <summary>Rows of the budget, as they are.</summary>
    Budget,
}
