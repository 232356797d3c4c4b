using Finsam.Ledger.PostVoucher;
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
                var books = await KnownBooks.ReadAsync(connection, transaction, request.Forbund, ct);
                return new CreateDraftResponse { Draft = draft.ToMessage(books) };
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
                var books = await KnownBooks.ReadAsync(connection, transaction, request.Forbund, ct);
                return new UpdateDraftResponse { Draft = draft.ToMessage(books) };
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
            await drafts.RemoveAsync(request.DraftId);
            return new DeleteDraftResponse();
        },
        ct);
}
