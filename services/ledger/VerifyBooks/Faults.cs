using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Refusals;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>Names the row that does not fit.</summary>
internal static class Faults
{
    /// <summary>A fault of a voucher, or of a row of it.</summary>
    public static BooksFault Fault(this StoredVoucher voucher, BooksFaultReason reason, string message, int rowNo = 0) => new()
    {
        Reason = Refusal.ToWire(reason),
        VoucherId = voucher.VoucherId,
        FiscalYear = voucher.FiscalYear.ToIso(),
        Series = voucher.Series,
        Number = voucher.Number,
        RowNo = rowNo,
        Message = message,
    };
}
