using System.Data;
using System.Globalization;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Ledger.Drafts;

/// <summary>Shows drafts with what keeps them from being posted.</summary>
internal sealed class ReadDraftsHandler(TenantDataSource dataSource)
{
    private const int DefaultPage = 50;
    private const int LargestPage = 100;

    /// <summary>A draft. Refusal: <c>DraftUnknown</c>.</summary>
    public async Task<GetDraftResponse> GetAsync(GetDraftRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var draft = await new DraftTable(connection, transaction, request.Forbund, ct).GetAsync(request.DraftId);
        return new GetDraftResponse
        {
            Draft = (await DraftReading.MessagesAsync(connection, transaction, request.Forbund, [draft], ct))[0],
        };
    }

    /// <summary>A page of drafts, oldest first. Refusals: <c>PageSizeInvalid</c>, <c>PageTokenInvalid</c>.</summary>
    public async Task<ListDraftsResponse> ListAsync(ListDraftsRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPage, LargestPage);
        var after = 0L;
        if (request.PageToken.Length > 0 && !long.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            fields.RefusePageToken();
        }

        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var drafts = await new DraftTable(connection, transaction, request.Forbund, ct).PageAsync(after, size + 1);
        return new ListDraftsResponse
        {
            Drafts = { await DraftReading.MessagesAsync(connection, transaction, request.Forbund, [.. drafts.Take(size)], ct) },
            NextPageToken = drafts.Count > size ? drafts[size - 1].DraftId.ToString(CultureInfo.InvariantCulture) : "",
        };
    }
}
