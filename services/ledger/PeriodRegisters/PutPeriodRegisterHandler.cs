using System.Security.Cryptography;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Ledger.PeriodRegisters;

/// <summary>Puts a reporting period's members with their contributions, and the grants to insatser.</summary>
internal sealed class PutPeriodRegisterHandler(RequestLog requestLog, TimeProvider time)
{
    /// <summary>
    /// Supersedes the period's register, which stays known; a request that only validates keeps nothing. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>TooMany</c>, <c>TextInvalid</c>, <c>MemberDuplicate</c>, <c>MemberKindUnknown</c>, <c>ShareInvalid</c>, <c>YearInvalid</c>,
    /// <c>AmountTooLarge</c>.
    /// </summary>
    public Task<PutPeriodRegisterResponse> PutAsync(
        PutPeriodRegisterRequest request, string putBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var rows = RegisterRows.Read(fields, request);
        fields.ThrowIfRefused();
        return request.ValidateOnly
            ? requestLog.RehearseAsync(PutAsync, ct)
            : requestLog.RunAsync(
                request.Forbund,
                request.RequestId,
                nameof(LedgerService.LedgerServiceBase.PutPeriodRegister),
                request,
                PutAsync,
                ct);

        async Task<PutPeriodRegisterResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            var outcome = await this.PutAsync(connection, transaction, request, period, rows, putBy, ct);
            return new PutPeriodRegisterResponse
            {
                Changed = outcome != PutOutcome.Unchanged, Created = outcome == PutOutcome.Created,
            };
        }
    }

    private async Task<PutOutcome> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutPeriodRegisterRequest request,
        DaySpan period,
        RegisterRows rows,
        string putBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var content = SHA256.HashData(
            new PutPeriodRegisterRequest { Members = { request.Members }, Grants = { request.Grants } }.ToByteArray());
        var outcome = await PeriodRegister.ReplaceAsync(
            connection, transaction, request.Forbund, period, PeriodRegister.Members, content, ct);
        if (outcome == PutOutcome.Unchanged)
        {
            return outcome;
        }

        var register = new MemberRegister(connection, transaction, request.Forbund, period, ct);
        var before = await register.SummaryAsync();
        await register.ReplaceAsync(rows, putBy);
        await new ChangeLogEntry("PERIOD_REGISTER_PUT", period.ToString(), before, await register.SummaryAsync(), "")
            .AddAsync(connection, transaction, request.Forbund, putBy, ct);
        await PeriodRegister.TellAsync(connection, transaction, request.Forbund, period, time, ct);
        return outcome;
    }
}
