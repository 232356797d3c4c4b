using Finsam.Ledger.Drafts;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>Drafts of vouchers.</summary>
internal sealed class DraftApi(WriteDraftHandler writes, ReadDraftsHandler reads, PostDraftHandler posting) : DraftService.DraftServiceBase
{
    /// <inheritdoc/>
    public override Task<CreateDraftResponse> CreateDraft(CreateDraftRequest request, ServerCallContext context) =>
        writes.CreateAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<UpdateDraftResponse> UpdateDraft(UpdateDraftRequest request, ServerCallContext context) =>
        writes.UpdateAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetDraftResponse> GetDraft(GetDraftRequest request, ServerCallContext context) =>
        reads.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListDraftsResponse> ListDrafts(ListDraftsRequest request, ServerCallContext context) =>
        reads.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<DeleteDraftResponse> DeleteDraft(DeleteDraftRequest request, ServerCallContext context) =>
        writes.DeleteAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PostDraftResponse> PostDraft(PostDraftRequest request, ServerCallContext context) =>
        posting.PostAsync(request, context.GetCaller().Subject, context.CancellationToken);
}
