using System.Data;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.ChartOfAccounts;

/// <summary>Shows an account.</summary>
internal sealed class GetAccountHandler(TenantDataSource dataSource)
{
    /// <summary>An account and how it stood before. Refusal: <c>AccountNotFound</c>.</summary>
    public async Task<GetAccountResponse> GetAsync(GetAccountRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var register = new AccountRegister(connection, transaction, request.Forbund, ct);
        var account = await register.GetAsync(request.Number);
        return new GetAccountResponse
        {
            Account = account.ToMessage(),
            Earlier =
            {
                (await register.EarlierAsync(request.Number)).Select(row => new AccountVersion
                {
                    Account = row.ToMessage(), EndedAt = row.EndedAt!.Value.ToTimestamp(), EndedBy = row.EndedBy,
                }),
            },
        };
    }
}
