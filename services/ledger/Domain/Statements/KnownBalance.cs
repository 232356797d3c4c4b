namespace Finsam.Ledger.Domain.Statements;

/// <summary>Balances that the books hold without vouchers.</summary>
internal enum KnownBalance
{
    /// <summary>A fiscal year's opening balance (#IB 0).</summary>
    Opening,

    /// <summary>Opening balance of a year known from its successor alone (#IB −1).</summary>
    PreviousOpening,

    /// <summary>Its closing balance (#UB −1).</summary>
    PreviousClosing,

    /// <summary>Its result (#RES −1).</summary>
    PreviousResult,
}
