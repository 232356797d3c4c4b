using System.Globalization;
using Dapper;
using Finsam.Events;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Messaging;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>Posts one voucher.</summary>
internal sealed class PostVoucherHandler(RequestLog requestLog, TimeProvider time)
{
    /// <summary>
    /// Posts a voucher and gives it the next number. Refusals, in order: <c>TextInvalid</c>, <c>DateMalformed</c>, <c>TooFewPostings</c>,
    /// <c>TooMany</c>, <c>AmountZero</c>, <c>AmountTooLarge</c>, <c>VoucherUnbalanced</c>, <c>DateOutsideFiscalYear</c>,
    /// <c>AccountUnknown</c>, <c>ProjectUnknown</c>.
    /// </summary>
    public Task<PostVoucherResponse> PostAsync(PostVoucherRequest request, string postedBy, CancellationToken ct)
    {
        var draft = VoucherDraft.Read(request);
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(LedgerService.LedgerServiceBase.PostVoucher),
            request,
            (connection, transaction) => PostAsync(connection, transaction, request.Forbund, draft, postedBy, ct),
            ct);
    }

    private async Task<PostVoucherResponse> PostAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        VoucherDraft draft,
        string postedBy,
        CancellationToken ct)
    {
        var fiscalYear = await CheckAgainstBooksAsync(connection, transaction, forbund, draft, ct);
        var head = await ChainHead.LockAsync(connection, transaction, forbund, ct);
        var number = await VoucherNumbers.TakeAsync(connection, transaction, forbund, fiscalYear.First, draft.Series, 1, ct);
        var voucher = new Voucher(
            fiscalYear.First,
            draft.Series,
            number.ToString(CultureInfo.InvariantCulture),
            SourceNumber: null,
            draft.Date,
            draft.Text,
            Registered: null,
            draft.Rows);
        var last = await VoucherWriter.WriteAsync(connection, transaction, forbund, head, [voucher], postedBy, null, ct);
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, ct);
        await Outbox.AddAsync(
            connection,
            transaction,
            new VouchersPosted(
                Guid.CreateVersion7(),
                forbund,
                time.GetUtcNow(),
                draft.Rows.Min(row => row.Date),
                draft.Rows.Max(row => row.Date),
                Vouchers: 1,
                position),
            ct);
        return new PostVoucherResponse { Series = draft.Series, Number = number, Hash = Convert.ToHexStringLower(last.Hash) };
    }

    private static async Task<DaySpan> CheckAgainstBooksAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, VoucherDraft draft, CancellationToken ct)
    {
        var fields = new Api.RequestFields();
        var year = await connection.QuerySingleOrDefaultAsync<(DateOnly First, DateOnly Last)?>(new CommandDefinition(
            "select first_day, last_day from fiscal_year where forbund_id = @forbund and @Date between first_day and last_day",
            new { forbund, draft.Date }, transaction, cancellationToken: ct));
        var known = (await connection.QueryAsync<string>(new CommandDefinition("""
            select 'a' || number from account where forbund_id = @forbund and number = any(@accounts)
            union all
            select 'p' || code from dimension_object where forbund_id = @forbund and dimension = 6 and code = any(@projects)
            """,
            new
            {
                forbund,
                accounts = draft.Rows.Select(row => row.Account).Distinct().ToArray(),
                projects = draft.Rows.Select(row => row.Project).Distinct().ToArray(),
            },
            transaction,
            cancellationToken: ct))).ToHashSet();
        var span = year is { } found ? new DaySpan(found.First, found.Last) : default;
        draft.CheckAgainstBooks(fields, year is null ? null : span, known.Contains);
        fields.ThrowIfRefused();
        return span;
    }
}
