using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Funding;

/// <summary>Decides on funds for an insats and year.</summary>
internal sealed class DecideGrantHandler(RequestLog requestLog)
{
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
        fields.Code(request.Project, "project");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.DecideGrant),
            request,
            decidedBy,
            books => DecideAsync(books, request, decidedOn),
            ct);
    }

    private static async Task<DecideGrantResponse> DecideAsync(LockedBooks books, DecideGrantRequest request, DateOnly decidedOn)
    {
        var before = await Grants.FindAsync(books.Connection, books.Transaction, books.Forbund, request.Insats, request.Year, books.Cancel);
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
        var after = await GrantDecisions.AddAsync(books.Connection, books.Transaction, books.Forbund, decision, before, books.Caller, books.Cancel);
        var decisions = await Grants.DecisionsAsync(books.Connection, books.Transaction, books.Forbund, [after], books.Cancel);
        return new DecideGrantResponse { Grant = after.ToMessage(decisions[(request.Insats, request.Year)]) };
    }
}
