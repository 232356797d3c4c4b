using Finsam.Ledger.Api;
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
        var fields = new RequestFields();
        GrantRules.Check(fields, "amount_ore", request.Insats, request.Year, request.Project, request.AmountOre, before);
        fields.ThrowIfRefused();
        var decision = new GrantDecisions.New(
            request.Insats,
            request.Year,
            request.Project.Length > 0 ? request.Project : request.Insats,
            request.AmountOre,
            decidedOn,
            request.Reference,
            request.Reason);
        var after = await GrantDecisions.AddAsync(connection, transaction, request.Forbund, decision, before, decidedBy, ct);
        var decisions = await Grants.DecisionsAsync(connection, transaction, request.Forbund, [after], ct);
        return new DecideGrantResponse { Grant = after.ToMessage(decisions[(request.Insats, request.Year)]) };
    }
}
