using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.CorrectVoucher;

/// <summary>What a correction is checked against.</summary>
internal sealed class CorrectableBooks(LockedBooks books)
{
    private readonly NpgsqlConnection connection = books.Connection;
    private readonly NpgsqlTransaction transaction = books.Transaction;
    private readonly string forbund = books.Forbund;
    private readonly CancellationToken ct = books.Cancel;

    /// <summary>What is odd about the rows of the voucher that is to be right.</summary>
    public List<FieldWarning> Warnings { get; } = [];

    /// <summary>The voucher to correct on a day.</summary>
    /// <exception cref="RefusedException">It is unknown, corrected already, a reversal itself, or of a later day.</exception>
    public async Task<StoredVoucher> VoucherAsync(long voucherId, DateOnly date)
    {
        var voucher = await StoredVouchers.FindAsync(connection, transaction, forbund, voucherId, ct)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnknown, "voucher_id", "Verifikationen finns inte.", "voucher_id för en bokförd verifikation"));
        var fields = new RequestFields();
        foreach (var correction in await Corrections.ReadAsync(connection, transaction, forbund, voucherId, ct))
        {
            if (correction.CorrectedId == voucherId)
            {
                var reversal = await StoredVouchers.FindAsync(connection, transaction, forbund, correction.ReversalId, ct);
                fields.Refuse(
                    LedgerReason.VoucherCorrected, "voucher_id", $"Verifikation {voucher.Name} är redan rättad genom verifikation {reversal!.Name}.",
                    "en verifikation som inte är rättad");
            }

            if (correction.ReversalId == voucherId)
            {
                fields.Refuse(
                    LedgerReason.VoucherIsReversal, "voucher_id", $"Verifikation {voucher.Name} är själv en rättelse som tar tillbaka en verifikation.",
                    "en ny verifikation");
            }
        }

        if (await YearClosings.IsStandingVoucherAsync(books, voucherId))
        {
            fields.Refuse(
                LedgerReason.FiscalYearClosed, "voucher_id", $"Verifikation {voucher.Name} för över resultatet av ett avslutat räkenskapsår.",
                "att räkenskapsåret öppnas igen, som tar tillbaka verifikationen");
        }

        if (date < voucher.Date)
        {
            fields.Refuse(
                LedgerReason.DateBeforeVoucher, "date", $"{date:yyyy-MM-dd} ligger före verifikationens datum.", $"tidigast {voucher.Date:yyyy-MM-dd}");
        }

        fields.ThrowIfRefused();
        return voucher;
    }

    /// <summary>The fiscal year of the day of a correction.</summary>
    /// <exception cref="RefusedException">There is none, or the day is locked.</exception>
    public async Task<DaySpan> FiscalYearAsync(DateOnly date)
    {
        var fields = new RequestFields();
        var year = (await books.FiscalYearsAsync()).FirstOrDefault(year => year.Span.Contains(date));
        if (year is null)
        {
            fields.Refuse(
                LedgerReason.DateOutsideFiscalYear, "date", $"{date:yyyy-MM-dd} ligger i inget räkenskapsår som finns.",
                "ett datum i ett öppnat räkenskapsår");
        }

        (await books.LocksAsync()).Check(fields, date, "date");
        fields.ThrowIfRefused();
        return year!.Span;
    }

    /// <summary>Checks the voucher that is to be right, as any other.</summary>
    /// <exception cref="RefusedException">An account, an object or a day of it is not accepted.</exception>
    public async Task<VoucherDraft> CheckAsync(VoucherDraft draft)
    {
        var fields = new RequestFields();
        var known = await KnownBooks.ReadAsync(connection, transaction, forbund, draft.Rows, ct);
        known.Check(fields, draft);
        fields.ThrowIfRefused();
        Warnings.AddRange(known.Warnings(draft));
        return draft;
    }
}
