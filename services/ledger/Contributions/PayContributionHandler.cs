using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;

namespace Finsam.Ledger.Contributions;

/// <summary>Notes that members have paid.</summary>
internal sealed class PayContributionHandler(RequestLog requestLog, PostingWithin posting)
{
    private const string DefaultBank = "1930";
    private const string DefaultSeries = "K";

    /// <summary>
    /// Posts a payment, or takes one that a voucher has. Refusals, in order: <c>YearInvalid</c>, <c>TextInvalid</c>,
    /// <c>AmountNotPositive</c>, <c>AmountTooLarge</c>, <c>DateMalformed</c>, <c>MemberUnknown</c>, <c>PaymentExceedsOpen</c>,
    /// <c>VoucherUnknown</c>, <c>VoucherCorrected</c>, <c>VoucherUnfit</c>, and those of posting.
    /// </summary>
    public Task<PayContributionResponse> PayAsync(PayContributionRequest request, string paidBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Year(request.Year);
        fields.Code(request.Member, "member", required: true);
        fields.PositiveAmount(request.AmountOre, "amount_ore");
        fields.Code(request.BankAccount, "bank_account");
        fields.Series(request.Series, "series");
        var date = request.VoucherId == 0 ? fields.Date(request.VoucherDate, "voucher_date") : default;
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(ContributionService.ContributionServiceBase.PayContribution),
            request,
            paidBy,
            books => PayAsync(books, request, date),
            ct);
    }

    private async Task<PayContributionResponse> PayAsync(LockedBooks books, PayContributionRequest request, DateOnly date)
    {
        // 1. Refuse, with the chain locked: the same debt is not paid twice at once.
        var claims = await ContributionClaims.ReadAsync(books.Connection, books.Transaction, books.Forbund, request.Year, books.Cancel);
        var claim = claims.FirstOrDefault(claim => claim.Member == request.Member)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.MemberUnknown, "member", $"Inga bidrag är beslutade för {request.Member} {request.Year}.",
                string.Join(", ", claims.Select(claim => claim.Member))));
        if (request.AmountOre > claim.OpenOre)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.PaymentExceedsOpen, "amount_ore", $"{claim.Name} har {Ore.Print(claim.OpenOre)} obetalt för {request.Year}.",
                $"högst {Ore.Print(claim.OpenOre)}"));
        }

        var receivable = await ReceivableAsync(books, request);

        // 2. Post it, or see that the voucher has it, and keep it.
        var voucherId = request.VoucherId;
        if (voucherId == 0)
        {
            voucherId = (await posting.PostAsync(books, [Draft(request, claim, receivable, date)], "voucher_date"))[0];
        }
        else
        {
            await CheckVoucherAsync(books, request, receivable);
        }

        await books.ExecuteAsync("""
            insert into contribution_payment (forbund_id, payment_no, year, member, amount_ore, voucher_id, recorded_by)
            select @Forbund, coalesce(max(payment_no), 0) + 1, @Year, @Member, @AmountOre, @voucherId, @Caller
            from contribution_payment where forbund_id = @Forbund
            """, new { books.Forbund, request.Year, request.Member, request.AmountOre, voucherId, books.Caller });
        await books.LogAsync(new ChangeLogEntry(
            "CONTRIBUTION_PAID",
            $"{request.Member} {request.Year}",
            $"öppet {Ore.Print(claim.OpenOre)}",
            $"öppet {Ore.Print(claim.OpenOre - request.AmountOre)}",
            ""));
        return new PayContributionResponse { VoucherId = voucherId, OpenOre = claim.OpenOre - request.AmountOre };
    }

    private static VoucherDraft Draft(PayContributionRequest request, ContributionClaim claim, string receivable, DateOnly date) => new(
        request.Series.Length > 0 ? request.Series : DefaultSeries,
        date,
        $"Betalning av medlemsbidrag {request.Year}, {claim.Name}",
        [
            new VoucherRow(request.BankAccount.Length > 0 ? request.BankAccount : DefaultBank, "", request.AmountOre, date, ""),
            new VoucherRow(receivable, "", -request.AmountOre, date, ""),
        ],
        claim.Name);

    // The account of the latest invoice that stands; there is one, since something is open.
    private static Task<string> ReceivableAsync(LockedBooks books, PayContributionRequest request) =>
        books.Connection.QuerySingleAsync<string>(books.Command("""
            select i.receivable_account
            from contribution_invoice i
            where i.forbund_id = @Forbund and i.year = @Year and i.member = @Member and not exists (
                select from voucher_correction c where c.forbund_id = i.forbund_id and c.corrected_id = i.voucher_id)
            order by i.invoice_no desc limit 1
            """, new { books.Forbund, request.Year, request.Member }));

    private static async Task CheckVoucherAsync(LockedBooks books, PayContributionRequest request, string receivable)
    {
        if (await StoredVouchers.FindAsync(books.Connection, books.Transaction, books.Forbund, request.VoucherId, books.Cancel) is not { } voucher)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnknown, "voucher_id", "Verifikationen finns inte.", "voucher_id för en bokförd verifikation"));
        }

        var corrections = await Corrections.ReadAsync(books.Connection, books.Transaction, books.Forbund, request.VoucherId, books.Cancel);
        if (corrections.Any(correction => correction.CorrectedId == request.VoucherId))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.VoucherCorrected, "voucher_id", $"Verifikation {voucher.Name} är rättad.", "en verifikation som inte är rättad"));
        }

        var left = await books.Connection.ExecuteScalarAsync<long>(books.Command("""
            select (
                select coalesce(-sum(amount_ore), 0) from posting
                where forbund_id = @Forbund and voucher_id = @VoucherId and account = @receivable
            ) - (
                select coalesce(sum(amount_ore), 0) from contribution_payment where forbund_id = @Forbund and voucher_id = @VoucherId
            )
            """, new { books.Forbund, request.VoucherId, receivable }));
        if (request.AmountOre > left)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnfit,
                "voucher_id",
                $"Verifikation {voucher.Name} krediterar konto {receivable} med {Ore.Print(Math.Max(0, left))} som inte är noterat som bidrag.",
                "en verifikation som krediterar fordringskontot med beloppet"));
        }
    }
}
