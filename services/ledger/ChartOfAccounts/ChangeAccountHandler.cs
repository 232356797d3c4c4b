using Finsam.Ledger.Api;
using Finsam.Ledger.Registers;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Changes an account.</summary>
internal sealed class ChangeAccountHandler(RequestLog requestLog)
{
    /// <summary>
    /// Changes what a request names. Refusals, in order: <c>TextInvalid</c>, <c>AccountKindUnknown</c>, <c>DateMalformed</c>,
    /// <c>AccountNotFound</c>, <c>EtagMismatch</c>, <c>AccountKindFixed</c>.
    /// </summary>
    public Task<ChangeAccountResponse> ChangeAsync(ChangeAccountRequest request, string changedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        if (request.HasName)
        {
            fields.AccountName(request.Name);
        }

        if (request.HasKind)
        {
            fields.Kind(request.Kind);
        }

        DateOnly? closedFrom = request.ClosedFrom.Length > 0 ? fields.Date(request.ClosedFrom, "closed_from") : null;
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(RegisterService.RegisterServiceBase.ChangeAccount),
            request,
            changedBy,
            books => ChangeAsync(books, request, closedFrom),
            ct);
    }

    private static async Task<ChangeAccountResponse> ChangeAsync(LockedBooks books, ChangeAccountRequest request, DateOnly? closedFrom)
    {
        var register = new AccountRegister(books.Connection, books.Transaction, books.Forbund, books.Cancel);
        var before = await register.GetAsync(request.Number);
        await Etag.CheckAsync(
            request.Etag,
            before.Version,
            async version => (await register.EarlierAsync(request.Number)).FirstOrDefault(row => row.Version == version)?.ToString(),
            before.ToString());
        var wanted = before with
        {
            Name = request.HasName ? request.Name : before.Name,
            Kind = request.HasKind ? request.Kind : before.Kind,
            NeedsProject = request.HasNeedsProject ? request.NeedsProject : before.NeedsProject,
            ClosedFrom = request.HasClosedFrom ? closedFrom : before.ClosedFrom,
        };
        if (wanted == before)
        {
            return new ChangeAccountResponse { Account = before.ToMessage() };
        }

        await CheckKindAsync(register, before, wanted);
        var after = await register.ChangeAsync(wanted, books.Caller);
        await books.LogAsync(new ChangeLogEntry("ACCOUNT_CHANGED", $"konto {after.Number}", before.ToString(), after.ToString(), request.Reason));
        return new ChangeAccountResponse { Account = after.ToMessage(), Changed = true };
    }

    // An account that carries its balance into the next year cannot become one that does not: years that have been reported would change.
    private static async Task CheckKindAsync(AccountRegister register, AccountRow before, AccountRow wanted)
    {
        if (before.Kind.Length > 0 && IsBalance(before.Kind) != IsBalance(wanted.Kind) && await register.IsUsedAsync(before.Number))
        {
            var fields = new RequestFields();
            fields.Refuse(
                LedgerReason.AccountKindFixed,
                "kind",
                $"Konto {before.Number} har bokförda belopp och kan inte byta mellan balans- och resultatkonto.",
                IsBalance(before.Kind) ? "T eller S" : "K eller I");
            fields.ThrowIfRefused();
        }
    }

    private static bool IsBalance(string kind) => kind is "T" or "S";
}
