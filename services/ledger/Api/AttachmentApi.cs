using Finsam.Ledger.Attachments;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>Files of vouchers and drafts.</summary>
internal sealed class AttachmentApi(AttachHandler attaching, ExportAttachmentHandler exports) : AttachmentService.AttachmentServiceBase
{
    /// <inheritdoc/>
    public override Task<AttachToVoucherResponse> AttachToVoucher(AttachToVoucherRequest request, ServerCallContext context) =>
        attaching.AttachAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<AttachToDraftResponse> AttachToDraft(AttachToDraftRequest request, ServerCallContext context) =>
        attaching.AttachAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<DetachFromDraftResponse> DetachFromDraft(DetachFromDraftRequest request, ServerCallContext context) =>
        attaching.DetachAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportAttachment(
        ExportAttachmentRequest request, IServerStreamWriter<ExportAttachmentResponse> responseStream, ServerCallContext context) =>
        exports.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);
}
