namespace Finsam.Ledger.Domain.Statements;

/// <summary>What a row takes of its accounts.</summary>
internal enum Measure
{
    /// <summary>What was booked within the column's span, credit less debit.</summary>
    Movement,

    /// <summary>Balance at the span's end.</summary>
    Balance,

    /// <summary>Balance at its beginning.</summary>
    Opening,
}
