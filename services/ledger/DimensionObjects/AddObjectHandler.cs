using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Adds an object of a dimension.</summary>
internal sealed class AddObjectHandler(RequestLog requestLog)
{
    /// <summary>
    /// Adds an object. Refusals, in order: <c>DateMalformed</c>, <c>TextInvalid</c>, <c>SpanInvalid</c>, <c>OutsidePeriodUnknown</c>,
    /// <c>AmountTooLarge</c>, <c>DimensionUnknown</c>, <c>ObjectExists</c>.
    /// </summary>
    public Task<AddObjectResponse> AddAsync(AddObjectRequest request, string addedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var wanted = new ObjectRow
        {
            Dimension = request.Dimension,
            Code = request.Code,
            Name = request.Name,
            Owner = request.Owner,
            ObjectGroup = request.Group,
            PeriodFrom = fields.OptionalDate(request.From, "from"),
            PeriodTo = fields.OptionalDate(request.To, "to"),
            OutsidePeriod = request.OutsidePeriod.Length == 0 ? ObjectRow.Warn : request.OutsidePeriod,
            DecisionReference = request.DecisionReference,
            DecidedOn = fields.OptionalDate(request.DecidedOn, "decided_on"),
            DecidedAmountOre = request.HasDecidedAmountOre ? request.DecidedAmountOre : null,
        };
        fields.Check(wanted);
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(RegisterService.RegisterServiceBase.AddObject),
            request,
            addedBy,
            async books =>
            {
                await ObjectDimensions.CheckAsync(books.Connection, books.Transaction, books.Forbund, request.Dimension, books.Cancel);
                var register = new ObjectRegister(books.Connection, books.Transaction, books.Forbund, books.Cancel);
                if (await register.FindAsync(request.Dimension, request.Code) is { } there)
                {
                    throw new RefusedException(new Refusal(
                        LedgerReason.ObjectExists, "code", $"Koden finns redan: {there.Name}.", "en kod som inte finns i dimensionen"));
                }

                await register.AddAsync(wanted, addedBy);
                await books.LogAsync(new ChangeLogEntry("OBJECT_ADDED", wanted.Subject, "", wanted.ToString(), ""));
                return new AddObjectResponse { Object = (await register.GetAsync(request.Dimension, request.Code)).ToMessage() };
            },
            ct);
    }
}
