namespace Finsam.Ledger.VerifyBooks;

/// <summary>What does not fit in the books. The names go over the wire in SCREAMING_SNAKE_CASE.</summary>
internal enum BooksFaultReason
{
    /// <summary>A place in the chain is empty.</summary>
    VoucherMissing,

    /// <summary>Date, text or rows are not what was posted.</summary>
    ContentDiffers,

    /// <summary>Counterparty, signatures, quantities or traces of changes are not what was posted.</summary>
    DetailsDiffer,

    /// <summary>Series, number, year, registration date or the link to the voucher before is not what was posted.</summary>
    ChainBroken,

    /// <summary>Debits and credits differ.</summary>
    VoucherUnbalanced,

    /// <summary>A row number is missing within a voucher.</summary>
    RowMissing,

    /// <summary>A row stands in a voucher that is not there.</summary>
    RowWithoutVoucher,

    /// <summary>A number that the ledger gave is missing in its series and fiscal year.</summary>
    NumberMissing,

    /// <summary>A closed year was not closed with what its rows give, or the next year does not open with it.</summary>
    ClosingBalanceDiffers,

    /// <summary>A voucher's file is not the one that its hash was taken of.</summary>
    AttachmentDiffers,

    /// <summary>The last voucher is not the one that the chain ends with.</summary>
    HeadDiffers,

    /// <summary>The voucher of the checkpoint is gone or has another hash.</summary>
    CheckpointDiffers,

    /// <summary>The sums up to the checkpoint's voucher are not those that were signed.</summary>
    CheckpointBalancesDiffer,
}
