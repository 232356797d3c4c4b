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
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(RegisterService.RegisterServiceBase.AddAccount),
            request,
            addedBy,
            async books =>
            {
                var register = new AccountRegister(books.Connection, books.Transaction, books.Forbund, books.Cancel);
                if (await register.FindAsync(request.Number) is { } there)
                {
                    throw new RefusedException(new Refusal(
                        LedgerReason.AccountExists, "number", $"Konto {there.Number} finns redan: {there.Name}.", "ett nummer som inte finns"));
                }

                await register.AddAsync([account], addedBy);
                await books.LogAsync(new ChangeLogEntry("ACCOUNT_ADDED", $"konto {account.Number}", "", account.ToString(), ""));
                return new AddAccountResponse { Account = (await register.GetAsync(request.Number)).ToMessage() };
            },
            ct);
    }
}
