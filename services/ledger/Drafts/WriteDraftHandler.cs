using Finsam.Ledger.Attachments;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Drafts;

/// <summary>Creates, changes and throws away drafts.</summary>
internal sealed class WriteDraftHandler(RequestLog requestLog)
{
    /// <summary>Creates a draft. Refusal: <c>TooMany</c>.</summary>
    public Task<CreateDraftResponse> CreateAsync(CreateDraftRequest request, string createdBy, CancellationToken ct)
    {
        var content = DraftReading.Content(request.Content);
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(DraftService.DraftServiceBase.CreateDraft),
            request,
            async (connection, transaction) =>
            {
                var draft = await new DraftTable(connection, transaction, request.Forbund, ct).AddAsync(content, createdBy);
                return new CreateDraftResponse
                {
                    Draft = (await DraftReading.MessagesAsync(connection, transaction, request.Forbund, [draft], ct))[0],
                };
            },
            ct);
    }

    /// <summary>Changes a draft. Refusals, in order: <c>TooMany</c>, <c>DraftUnknown</c>, <c>EtagMismatch</c>.</summary>
    public Task<UpdateDraftResponse> UpdateAsync(UpdateDraftRequest request, string changedBy, CancellationToken ct)
    {
        var content = DraftReading.Content(request.Content);
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(DraftService.DraftServiceBase.UpdateDraft),
            request,
            async (connection, transaction) =>
            {
                var drafts = new DraftTable(connection, transaction, request.Forbund, ct);
                await drafts.LockAsync(request.DraftId, request.Etag);
                var draft = await drafts.ChangeAsync(request.DraftId, content, changedBy);
                return new UpdateDraftResponse
                {
                    Draft = (await DraftReading.MessagesAsync(connection, transaction, request.Forbund, [draft], ct))[0],
                };
            },
            ct);
    }

    /// <summary>Throws a draft away. Refusals, in order: <c>DraftUnknown</c>, <c>EtagMismatch</c>.</summary>
    public Task<DeleteDraftResponse> DeleteAsync(DeleteDraftRequest request, CancellationToken ct) => requestLog.RunAsync(
        request.Forbund,
        request.RequestId,
        nameof(DraftService.DraftServiceBase.DeleteDraft),
        request,
        async (connection, transaction) =>
        {
            var drafts = new DraftTable(connection, transaction, request.Forbund, ct);
            await drafts.LockAsync(request.DraftId, request.Etag);
            await new AttachmentTables(connection, transaction, request.Forbund, ct).DetachAsync(request.DraftId, sha256: null);
            await drafts.RemoveAsync(request.DraftId);
            return new DeleteDraftResponse();
        },
        ct);
}
