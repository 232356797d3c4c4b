using System.Data;
using Finsam.Ledger.Api;
using Finsam.Ledger.Registers;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Lists the objects of a dimension.</summary>
internal sealed class ListObjectsHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// A page of objects in order of code. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>, <c>DateMalformed</c>,
    /// <c>DimensionUnknown</c>.
    /// </summary>
    public async Task<ListObjectsResponse> ListAsync(ListObjectsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var page = RegisterPage.Read(fields, request.PageSize, request.PageToken);
        var openOn = fields.OptionalDate(request.OpenOn, "open_on");
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await ObjectDimensions.CheckAsync(connection, transaction, request.Forbund, request.Dimension, ct);
        var rows = await new ObjectRegister(connection, transaction, request.Forbund, ct)
            .ListAsync(request.Dimension, request.Group, openOn, page.After, page.Size + 1);
        return new ListObjectsResponse
        {
            Objects = { rows.Take(page.Size).Select(row => row.ToMessage()) },
            NextPageToken = rows.Count > page.Size ? RegisterPage.TokenAfter(rows[page.Size - 1].Code) : "",
        };
    }
}
