using Finsam.Ledger.Api;
using Finsam.Ledger.Drafts;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;

namespace Finsam.Ledger.Attachments;

/// <summary>Attaches files to vouchers and drafts.</summary>
internal sealed class AttachHandler(RequestLog requestLog)
{
    /// <summary>
    /// Attaches a file to a voucher and logs it. Refusals, in order: <c>TextInvalid</c>, <c>MediaTypeUnsuitable</c>, <c>AttachmentEmpty</c>,
    /// <c>AttachmentTooLarge</c>, <c>VoucherUnknown</c>, <c>TooMany</c>.
    /// </summary>
    public Task<AttachToVoucherResponse> AttachAsync(AttachToVoucherRequest request, string attachedBy, CancellationToken ct)
    {
        var file = AttachedFile.Read(request.FileName, request.MediaType, request.Content);
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(AttachmentService.AttachmentServiceBase.AttachToVoucher),
            request,
            attachedBy,
            books => AttachAsync(books, request.VoucherId, file),
            ct);
    }

    /// <summary>
    /// Attaches a file to a draft. Refusals, in order: <c>TextInvalid</c>, <c>MediaTypeUnsuitable</c>, <c>AttachmentEmpty</c>,
    /// <c>AttachmentTooLarge</c>, <c>DraftUnknown</c>, <c>TooMany</c>.
    /// </summary>
    public Task<AttachToDraftResponse> AttachAsync(AttachToDraftRequest request, string attachedBy, CancellationToken ct)
    {
        var file = AttachedFile.Read(request.FileName, request.MediaType, request.Content);
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(AttachmentService.AttachmentServiceBase.AttachToDraft),
            request,
            async (connection, transaction) =>
            {
                await new DraftTable(connection, transaction, request.Forbund, ct).LockAsync(request.DraftId, etag: "");
                var files = new AttachmentTables(connection, transaction, request.Forbund, ct);
                var changed = await files.AttachToDraftAsync(request.DraftId, file, attachedBy);
                var attached = (await files.OfDraftsAsync([request.DraftId]))[request.DraftId];
                return new AttachToDraftResponse { Attachment = Find(attached, file.Sha256), Changed = changed };
            },
            ct);
    }

    /// <summary>Takes a file from a draft. Refusals, in order: <c>DraftUnknown</c>, <c>AttachmentUnknown</c>.</summary>
    public Task<DetachFromDraftResponse> DetachAsync(DetachFromDraftRequest request, CancellationToken ct) => requestLog.RunAsync(
        request.Forbund,
        request.RequestId,
        nameof(AttachmentService.AttachmentServiceBase.DetachFromDraft),
        request,
        async (connection, transaction) =>
        {
            await new DraftTable(connection, transaction, request.Forbund, ct).LockAsync(request.DraftId, etag: "");
            var files = new AttachmentTables(connection, transaction, request.Forbund, ct);
            return await files.DetachAsync(request.DraftId, ContentHash.Read(request.ContentSha256))
                ? new DetachFromDraftResponse()
                : throw ContentHash.Unknown();
        },
        ct);

    private static async Task<AttachToVoucherResponse> AttachAsync(LockedBooks books, long voucherId, AttachedFile file)
    {
        var voucher = await StoredVouchers.FindAsync(books.Connection, books.Transaction, books.Forbund, voucherId, books.Cancel)
            ?? throw new RefusedException(new Refusal(
                LedgerReason.VoucherUnknown, "voucher_id", "Verifikationen finns inte.", "voucher_id för en bokförd verifikation"));
        var files = new AttachmentTables(books.Connection, books.Transaction, books.Forbund, books.Cancel);
        var changed = await files.AttachToVoucherAsync(voucherId, file, books.Caller);
        var attached = Find(await files.OfVoucherAsync(voucherId), file.Sha256);
        if (changed)
        {
            await books.LogAsync(new ChangeLogEntry("FILE_ATTACHED", voucher.Name, "", $"sha256 {attached.ContentSha256}", ""));
        }

        return new AttachToVoucherResponse { Attachment = attached, Changed = changed };
    }

    private static Attachment Find(IEnumerable<StoredAttachment> attached, byte[] sha256) =>
        attached.First(one => one.Sha256.AsSpan().SequenceEqual(sha256)).ToMessage();
}
