using Finsam.Ledger.Api;
using Finsam.Ledger.Registers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Changes an object of a dimension.</summary>
internal sealed class ChangeObjectHandler(RequestLog requestLog)
{
    /// <summary>
    /// Changes what a request names. Refusals, in order: <c>ObjectNotFound</c>, <c>EtagMismatch</c>, <c>DateMalformed</c>,
    /// <c>TextInvalid</c>, <c>SpanInvalid</c>, <c>OutsidePeriodUnknown</c>, <c>AmountTooLarge</c>.
    /// </summary>
    public Task<ChangeObjectResponse> ChangeAsync(ChangeObjectRequest request, string changedBy, CancellationToken ct) => requestLog.WriteBooksAsync(
        request.Forbund,
        request.RequestId,
        nameof(RegisterService.RegisterServiceBase.ChangeObject),
        request,
        changedBy,
        books => ChangeAsync(books, request),
        ct);

    private static async Task<ChangeObjectResponse> ChangeAsync(LockedBooks books, ChangeObjectRequest request)
    {
        var register = new ObjectRegister(books.Connection, books.Transaction, books.Forbund, books.Cancel);
        var before = await register.GetAsync(request.Dimension, request.Code);
        await Etag.CheckAsync(
            request.Etag,
            before.Version,
            async version => (await register.EarlierAsync(request.Dimension, request.Code)).FirstOrDefault(row => row.Version == version)?.ToString(),
            before.ToString());
        var wanted = Wanted(request, before);
        if (wanted == before)
        {
            return new ChangeObjectResponse { Object = before.ToMessage() };
        }

        var after = await register.ChangeAsync(wanted, books.Caller);
        await books.LogAsync(new ChangeLogEntry("OBJECT_CHANGED", after.Subject, before.ToString(), after.ToString(), request.Reason));
        return new ChangeObjectResponse { Object = after.ToMessage(), Changed = true };
    }

    private static ObjectRow Wanted(ChangeObjectRequest request, ObjectRow before)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        var wanted = before with
        {
            Name = request.HasName ? request.Name : before.Name,
            Owner = request.HasOwner ? request.Owner : before.Owner,
            ObjectGroup = request.HasGroup ? request.Group : before.ObjectGroup,
            PeriodFrom = request.HasFrom ? fields.OptionalDate(request.From, "from") : before.PeriodFrom,
            PeriodTo = request.HasTo ? fields.OptionalDate(request.To, "to") : before.PeriodTo,
            OutsidePeriod = request.HasOutsidePeriod ? request.OutsidePeriod : before.OutsidePeriod,
            DecisionReference = request.HasDecisionReference ? request.DecisionReference : before.DecisionReference,
            DecidedOn = request.HasDecidedOn ? fields.OptionalDate(request.DecidedOn, "decided_on") : before.DecidedOn,
            DecidedAmountOre = request.HasDecidedAmountOre ? request.DecidedAmountOre : before.DecidedAmountOre,
            ClosedFrom = request.HasClosedFrom ? fields.OptionalDate(request.ClosedFrom, "closed_from") : before.ClosedFrom,
        };

        // A file may have brought it without a name, and it may stay so.
        fields.Check(before.Name.Length == 0 && !request.HasName ? wanted with { Name = before.Code } : wanted);
        fields.ThrowIfRefused();
        return wanted;
    }
}
