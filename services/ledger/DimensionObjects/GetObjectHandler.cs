using System.Data;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Shows an object of a dimension.</summary>
internal sealed class GetObjectHandler(TenantDataSource dataSource)
{
    /// <summary>An object and how it stood before. Refusal: <c>ObjectNotFound</c>.</summary>
    public async Task<GetObjectResponse> GetAsync(GetObjectRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var register = new ObjectRegister(connection, transaction, request.Forbund, ct);
        var found = await register.GetAsync(request.Dimension, request.Code);
        return new GetObjectResponse
        {
            Object = found.ToMessage(),
            Earlier =
            {
                (await register.EarlierAsync(request.Dimension, request.Code)).Select(row => new LedgerObjectVersion
                {
                    Object = row.ToMessage(), EndedAt = row.EndedAt!.Value.ToTimestamp(), EndedBy = row.EndedBy,
                }),
            },
        };
    }
}
