using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>Notes that members have paid.</summary>
internal sealed class PayContributionHandler(RequestLog requestLog, PostingWithin posting)
{
    private const int LongestCode = 100;
    private const int LongestSeries = 20;
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
        fields.Text(request.Member, "member", required: true, LongestCode);
        fields.PositiveAmount(request.AmountOre, "amount_ore");
        fields.Text(request.BankAccount, "bank_account", required: false, LongestCode);
        fields.Text(request.Series, "series", required: false, LongestSeries);
        var date = request.VoucherId == 0 ? fields.Date(request.VoucherDate, "voucher_date") : default;
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ContributionService.ContributionServiceBase.PayContribution),
            request,
            (connection, transaction) => PayAsync(connection, transaction, request, date, paidBy, ct),
            ct);
    }

    private async Task<PayContributionResponse> PayAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PayContributionRequest request,
        DateOnly date,
        string paidBy,
        CancellationToken ct)
    {
        // 1. Refuse, with the chain locked: the same debt is not paid twice at once.
        var head = await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var claims = await ContributionClaims.ReadAsync(connection, transaction, request.Forbund, request.Year, ct);
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

        var receivable = await ReceivableAsync(connection, transaction, request, ct);

        // 2. Post it, or see that the voucher has it, and keep it.
        var voucherId = request.VoucherId;
        if (voucherId == 0)
        {
            voucherId = (await posting.PostAsync(
                connection, transaction, request.Forbund, head, [Draft(request, claim, receivable, date)], "voucher_date", paidBy, ct))[0];
        }
        else
        {
            await CheckVoucherAsync(connection, transaction, request, receivable, ct);
        }

        await connection.ExecuteAsync(new CommandDefinition("""
            insert into contribution_payment (forbund_id, payment_no, year, member, amount_ore, voucher_id, recorded_by)
            select @Forbund, coalesce(max(payment_no), 0) + 1, @Year, @Member, @AmountOre, @voucherId, @paidBy
            from contribution_payment where forbund_id = @Forbund
            """,
            new { request.Forbund, request.Year, request.Member, request.AmountOre, voucherId, paidBy },
            transaction,
            cancellationToken: ct));
        await new ChangeLogEntry(
                "CONTRIBUTION_PAID",
                $"{request.Member} {request.Year}",
                $"öppet {Ore.Print(claim.OpenOre)}",
                $"öppet {Ore.Print(claim.OpenOre - request.AmountOre)}",
                "")
            .AddAsync(connection, transaction, request.Forbund, paidBy, ct);
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
    private static Task<string> ReceivableAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, PayContributionRequest request, CancellationToken ct) =>
        connection.QuerySingleAsync<string>(new CommandDefinition("""
            select i.receivable_account
            from contribution_invoice i
            where i.forbund_id = @Forbund and i.year = @Year and i.member = @Member and not exists (
                select from voucher_correction c where c.forbund_id = i.forbund_id and c.corrected_id = i.voucher_id)
            order by i.invoice_no desc limit 1
            """, new { request.Forbund, request.Year, request.Member }, transaction, cancellationToken: ct));

    private static async Task CheckVoucherAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, PayContributionRequest request, string receivable, CancellationToken ct)
    {
        var parameters = new { request.Forbund, request.VoucherId, receivable };
        if (await StoredVouchers.FindAsync(connection, transaction, request.Forbund, request.VoucherId, ct) is not { } voucher)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnknown, "voucher_id", "Verifikationen finns inte.", "voucher_id för en bokförd verifikation"));
        }

        var corrections = await Corrections.ReadAsync(connection, transaction, request.Forbund, request.VoucherId, ct);
        if (corrections.Any(correction => correction.CorrectedId == request.VoucherId))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.VoucherCorrected, "voucher_id", $"Verifikation {voucher.Name} är rättad.", "en verifikation som inte är rättad"));
        }

        var left = await connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            select (
                select coalesce(-sum(amount_ore), 0) from posting
                where forbund_id = @Forbund and voucher_id = @VoucherId and account = @receivable
            ) - (
                select coalesce(sum(amount_ore), 0) from contribution_payment where forbund_id = @Forbund and voucher_id = @VoucherId
            )
            """, parameters, transaction, cancellationToken: ct));
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
