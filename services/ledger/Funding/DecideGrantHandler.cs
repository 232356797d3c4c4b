using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>Decides on funds for an insats and year.</summary>
internal sealed class DecideGrantHandler(RequestLog requestLog)
{
    private const int LongestCode = 100;

    /// <summary>
    /// Adds a decision. Refusals, in order: <c>TextInvalid</c>, <c>YearInvalid</c>, <c>AmountZero</c>, <c>AmountTooLarge</c>,
    /// <c>DateMalformed</c>, <c>ProjectDiffers</c>, <c>GrantBelowRequisitions</c>.
    /// </summary>
    public Task<DecideGrantResponse> DecideAsync(DecideGrantRequest request, string decidedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Insats(request.Insats);
        fields.Year(request.Year);
        if (request.AmountOre == 0)
        {
            fields.Refuse(LedgerReason.AmountZero, "amount_ore", "Beloppet är 0.", "ett belopp skilt från 0");
        }

        fields.Amount(request.AmountOre, "amount_ore");
        var decidedOn = fields.Date(request.DecidedOn, "decided_on");
        fields.Text(request.Reference, "reference", required: true);
        fields.Text(request.Reason, "reason");
        fields.Text(request.Project, "project", required: false, LongestCode);
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.DecideGrant),
            request,
            (connection, transaction) => DecideAsync(connection, transaction, request, decidedOn, decidedBy, ct),
            ct);
    }

    private static async Task<DecideGrantResponse> DecideAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        DecideGrantRequest request,
        DateOnly decidedOn,
        string decidedBy,
        CancellationToken ct)
    {
        await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
        var before = await Grants.FindAsync(connection, transaction, request.Forbund, request.Insats, request.Year, ct);
        Check(request, before);
        var decision = new
        {
            request.Forbund,
            request.Insats,
            request.Year,
            Project = request.Project.Length > 0 ? request.Project : request.Insats,
            request.AmountOre,
            decidedOn,
            request.Reference,
            request.Reason,
            decidedBy,
        };
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into insats_funding (forbund_id, insats, year, grant_no, project)
            select @Forbund, @Insats, @Year, coalesce(max(grant_no), 0) + 1, @Project from insats_funding where forbund_id = @Forbund
            on conflict on constraint insats_funding_pk do nothing;
            insert into grant_decision (forbund_id, insats, year, decision_no, amount_ore, decided_on, reference, reason, recorded_by)
            select @Forbund, @Insats, @Year, coalesce(max(decision_no), 0) + 1, @AmountOre, @decidedOn, @Reference, @Reason, @decidedBy
            from grant_decision where forbund_id = @Forbund and insats = @Insats and year = @Year
            """, decision, transaction, cancellationToken: ct));
        var after = await Grants.FindAsync(connection, transaction, request.Forbund, request.Insats, request.Year, ct);
        await new ChangeLogEntry(
                "GRANT_DECIDED",
                $"{request.Insats} {request.Year} {request.Reference}",
                Ore.Print(before?.GrantedOre ?? 0),
                Ore.Print(after!.GrantedOre),
                request.Reason)
            .AddAsync(connection, transaction, request.Forbund, decidedBy, ct);
        var decisions = await Grants.DecisionsAsync(connection, transaction, request.Forbund, [after], ct);
        return new DecideGrantResponse { Grant = after.ToMessage(decisions[(request.Insats, request.Year)]) };
    }

    private static void Check(DecideGrantRequest request, GrantRow? before)
    {
        var fields = new RequestFields();
        if (before is not null && request.Project.Length > 0 && request.Project != before.Project)
        {
            fields.Refuse(
                LedgerReason.ProjectDiffers, "project", $"Medlen för {request.Insats} {request.Year} bokförs på projekt {before.Project}.",
                before.Project);
        }

        var remaining = before?.RemainingOre ?? 0;
        if (remaining + request.AmountOre < 0)
        {
            fields.Refuse(
                LedgerReason.GrantBelowRequisitions,
                "amount_ore",
                $"Av medlen för {request.Insats} {request.Year} återstår {Ore.Print(remaining)}; resten är rekvirerat.",
                $"lägst {Ore.Print(-remaining)}");
        }

        fields.ThrowIfRefused();
    }
}
