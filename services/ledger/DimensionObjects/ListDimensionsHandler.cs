using System.Data;
using System.Globalization;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Registers;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.DimensionObjects;

/// <summary>Lists the dimensions.</summary>
internal sealed class ListDimensionsHandler(TenantDataSource dataSource)
{
    /// <summary>A page of dimensions in order of number. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public async Task<ListDimensionsResponse> ListAsync(ListDimensionsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var page = RegisterPage.Read(fields, request.PageSize, request.PageToken);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var counts = (await connection.QueryAsync<(int Dimension, long Count)>(new CommandDefinition(
            "select dimension, count(*) from dimension_object where forbund_id = @Forbund group by dimension",
            new { request.Forbund }, transaction, cancellationToken: ct))).ToDictionary(row => row.Dimension, row => row.Count);
        var after = int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var rows = (await ObjectDimensions.ReadAsync(connection, transaction, request.Forbund, ct))
            .Where(dimension => dimension.Key > after).Take(page.Size + 1).ToList();
        var response = new ListDimensionsResponse();
        foreach (var (key, (name, parent)) in rows.Take(page.Size))
        {
            var dimension = new LedgerDimension { Number = key, Name = name, Objects = counts.GetValueOrDefault(key) };
            if (parent is { } above)
            {
                dimension.Parent = above;
            }

            response.Dimensions.Add(dimension);
        }

        if (rows.Count > page.Size)
        {
            response.NextPageToken = RegisterPage.TokenAfter(rows[page.Size - 1].Key.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
