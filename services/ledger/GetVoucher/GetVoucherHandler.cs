using System.Data;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Attachments;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.GetVoucher;

/// <summary>Shows a voucher as it was posted, and what corrects it or is corrected by it.</summary>
internal sealed class GetVoucherHandler(TenantDataSource dataSource)
{
    /// <summary>A voucher. Refusal: <c>VoucherUnknown</c>.</summary>
    public async Task<GetVoucherResponse> GetAsync(GetVoucherRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var voucher = await StoredVouchers.FindAsync(connection, transaction, request.Forbund, request.VoucherId, ct)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnknown, "voucher_id", "Verifikationen finns inte.", "voucher_id för en bokförd verifikation"));
        var (postedAt, postedBy) = await connection.QuerySingleAsync<(DateTime, string)>(new CommandDefinition(
            "select posted_at, posted_by from voucher where forbund_id = @Forbund and voucher_id = @VoucherId",
            new { request.Forbund, request.VoucherId }, transaction, cancellationToken: ct));
        var rows = await StoredVouchers.RowsAsync(connection, transaction, request.Forbund, request.VoucherId, ct);
        var answer = new GetVoucherResponse
        {
            Voucher = Reference(voucher),
            Date = voucher.Date.ToIso(),
            Text = voucher.Text,
            RegisteredOn = voucher.RegisteredOn?.ToIso() ?? "",
            PostedAt = postedAt.ToTimestamp(),
            PostedBy = postedBy,
            Counterparty = voucher.Counterparty,
            Signature = voucher.Signature,
            Hash = Convert.ToHexStringLower(voucher.Hash),
            Postings = { rows.Select(row => row.ToRow().ToMessage()) },
        };
        var files = new AttachmentTables(connection, transaction, request.Forbund, ct);
        answer.Attachments.AddRange((await files.OfVoucherAsync(request.VoucherId)).Select(file => file.ToMessage()));
        foreach (var correction in await Corrections.ReadAsync(connection, transaction, request.Forbund, request.VoucherId, ct))
        {
            var message = new VoucherCorrection
            {
                Corrected = await ReferenceAsync(correction.CorrectedId),
                Reversal = await ReferenceAsync(correction.ReversalId),
                Rebooked = correction.RebookedId is { } rebooked ? await ReferenceAsync(rebooked) : null,
                CorrectedAt = correction.CorrectedAt.ToTimestamp(),
                CorrectedBy = correction.CorrectedBy,
                Reason = correction.Reason,
            };
            if (correction.CorrectedId == request.VoucherId)
            {
                answer.CorrectedBy = message;
            }
            else
            {
                answer.Corrects = message;
            }
        }

        return answer;

        async Task<VoucherReference> ReferenceAsync(long voucherId) =>
            Reference((await StoredVouchers.FindAsync(connection, transaction, request.Forbund, voucherId, ct))!);
    }

    private static VoucherReference Reference(StoredVoucher voucher) => new()
    {
        VoucherId = voucher.VoucherId, FiscalYear = voucher.FiscalYear.ToIso(), Series = voucher.Series, Number = voucher.Number,
    };
}
