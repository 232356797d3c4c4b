using Finsam.Ledger.Api;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Adds an account.</summary>
internal sealed class AddAccountHandler(RequestLog requestLog)
{
    /// <summary>
    /// Adds an account. Refusals, in order: <c>AccountNumberInvalid</c>, <c>TextInvalid</c>, <c>AccountKindUnknown</c>, <c>AccountExists</c>.
    /// </summary>
    public Task<AddAccountResponse> AddAsync(AddAccountRequest request, string addedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var account = new AccountRow
        {
            Number = fields.Number(request.Number),
            Name = fields.AccountName(request.Name),
            Kind = fields.Kind(request.Kind),
            NeedsProject = request.NeedsProject,
        };
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(RegisterService.RegisterServiceBase.AddAccount),
            request,
            async (connection, transaction) =>
            {
                await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
                var register = new AccountRegister(connection, transaction, request.Forbund, ct);
                if (await register.FindAsync(request.Number) is { } there)
                {
                    throw new RefusedException(new Refusal(
                        LedgerReason.AccountExists, "number", $"Konto {there.Number} finns redan: {there.Name}.", "ett nummer som inte finns"));
                }

                await register.AddAsync([account], addedBy);
                await new ChangeLogEntry("ACCOUNT_ADDED", $"konto {account.Number}", "", account.ToString(), "")
                    .AddAsync(connection, transaction, request.Forbund, addedBy, ct);
                return new AddAccountResponse { Account = (await register.GetAsync(request.Number)).ToMessage() };
            },
            ct);
    }
}
