using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>Requests a part of a grant.</summary>
internal sealed class SubmitRequisitionHandler(RequestLog requestLog)
{
    /// <summary>
    /// Submits a requisition for an insats. Refusals, in order: <c>TextInvalid</c>, <c>YearInvalid</c>,
    /// <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>SpanOutsidePeriod</c>, <c>AmountNotPositive</c>, <c>AmountTooLarge</c>,
    /// <c>GrantUnknown</c>, <c>GrantExceeded</c>.
    /// </summary>
    public Task<SubmitRequisitionResponse> SubmitAsync(SubmitRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Insats(request.Insats);
        fields.Year(request.Year);
        var span = fields.SpanOfYear(request.From, request.To, request.Year);
        fields.PositiveAmount(request.AmountOre, "amount_ore");
        fields.Text(request.Text, "text", required: true);
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.SubmitRequisition),
            request,
            caller.Subject,
            books => SubmitAsync(books, request, span),
            ct);
    }

    private static async Task<SubmitRequisitionResponse> SubmitAsync(LockedBooks books, SubmitRequisitionRequest request, DaySpan span)
    {
        // 1. Refuse, with the chain locked: no other requisition draws on the grant meanwhile.
        var grant = await Grants.FindAsync(books.Connection, books.Transaction, books.Forbund, request.Insats, request.Year, books.Cancel)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.GrantUnknown, "year", $"Inga medel är beviljade {request.Insats} för {request.Year}.", "ett år med beviljade medel"));
        if (request.AmountOre > grant.RemainingOre)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.GrantExceeded,
                "amount_ore",
                $"Av medlen för {request.Insats} {request.Year} återstår {Ore.Print(grant.RemainingOre)}.",
                $"högst {Ore.Print(grant.RemainingOre)}"));
        }

        // 2. Keep it.
        var number = await Requisitions.AddAsync(books.Connection, books.Transaction, request, span.First, span.Last, books.Cancel);
        await Requisitions.StepAsync(
            books.Connection, books.Transaction, books.Forbund, number, new Requisitions.Step(RequisitionStatus.Submitted, books.Caller, ""), books.Cancel);
        await books.LogAsync(new ChangeLogEntry(
            "REQUISITION_SUBMITTED",
            $"rekvisition {number} ({request.Insats} {request.Year})",
            "",
            $"{RequisitionStatus.Submitted.ToWords()}, {Ore.Print(request.AmountOre)}",
            ""));
        return new SubmitRequisitionResponse
        {
            Requisition = await Requisitions.FindAsync(books.Connection, books.Transaction, books.Forbund, number, books.Cancel),
            RemainingOre = grant.RemainingOre - request.AmountOre,
        };
    }
}
