using System.Security.Cryptography;
using Dapper;
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
    /// Replaces the period's register; a request that only validates keeps nothing. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>,
    /// <c>TooMany</c>, <c>TextInvalid</c>, <c>MemberDuplicate</c>, <c>MemberKindUnknown</c>, <c>ShareInvalid</c>, <c>YearInvalid</c>,
    /// <c>AmountTooLarge</c>.
    /// </summary>
    public Task<PutPeriodRegisterResponse> PutAsync(PutPeriodRegisterRequest request, CancellationToken ct)
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
            var outcome = await this.PutAsync(connection, transaction, request, period, rows, ct);
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
        CancellationToken ct)
    {
        var content = SHA256.HashData(
            new PutPeriodRegisterRequest { Members = { request.Members }, Grants = { request.Grants } }.ToByteArray());
        var outcome = await PeriodRegister.ReplaceAsync(
            connection, transaction, request.Forbund, period, PeriodRegister.Members, content, ct);
        if (outcome == PutOutcome.Unchanged)
        {
            return outcome;
        }

        var key = new { request.Forbund, period.First, period.Last };
        await connection.ExecuteAsync(new CommandDefinition("""
            delete from insats_grant where forbund_id = @Forbund and period_from = @First and period_to = @Last;
            delete from member where forbund_id = @Forbund and period_from = @First and period_to = @Last
            """, key, transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into member (forbund_id, period_from, period_to, member_no, id, name, kind, share)
            values (@Forbund, @First, @Last, @MemberNo, @Id, @Name, @Kind, @Share)
            """, rows.Members.Select(row => new
            {
                request.Forbund, period.First, period.Last, row.MemberNo, row.Id, row.Name, row.Kind, row.Share,
            }),
            transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into contribution (forbund_id, period_from, period_to, member_no, row_no, year, amount_ore)
            values (@Forbund, @First, @Last, @MemberNo, @RowNo, @Year, @AmountOre)
            """, rows.Contributions.Select(row => new
            {
                request.Forbund, period.First, period.Last, row.MemberNo, row.RowNo, row.Year, row.AmountOre,
            }),
            transaction, cancellationToken: ct));
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into insats_grant (forbund_id, period_from, period_to, row_no, insats, project, year, amount_ore, decided_on)
            values (@Forbund, @First, @Last, @RowNo, @Insats, @Project, @Year, @AmountOre, @DecidedOn)
            """, rows.Grants.Select(row => new
            {
                request.Forbund, period.First, period.Last, row.RowNo, row.Insats, row.Project, row.Year, row.AmountOre, row.DecidedOn,
            }),
            transaction, cancellationToken: ct));
        await PeriodRegister.TellAsync(connection, transaction, request.Forbund, period, time, ct);
        return outcome;
    }
}
