using Finsam.Ledger.Api;
using Finsam.Ledger.Attachments;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;

namespace Finsam.Ledger.Drafts;

/// <summary>Posts drafts.</summary>
internal sealed class PostDraftHandler(RequestLog requestLog, TimeProvider time)
{
    /// <summary>
    /// Makes a draft a voucher. Refusals, in order: <c>DraftUnknown</c>, <c>EtagMismatch</c>, then those of <c>PostVoucher</c>.
    /// </summary>
    public Task<PostDraftResponse> PostAsync(PostDraftRequest request, string postedBy, CancellationToken ct) => requestLog.WriteBooksAsync(
        request.Forbund,
        request.RequestId,
        nameof(DraftService.DraftServiceBase.PostDraft),
        request,
        postedBy,
        books => PostAsync(books, request),
        ct);

    private async Task<PostDraftResponse> PostAsync(LockedBooks books, PostDraftRequest request)
    {
        var drafts = new DraftTable(books.Connection, books.Transaction, books.Forbund, books.Cancel);
        var draft = await drafts.LockAsync(request.DraftId, request.Etag);
        var fields = new RequestFields();
        var voucher = DraftReading.Voucher(fields, draft.Read());
        var known = await KnownBooks.ReadAsync(books.Connection, books.Transaction, books.Forbund, voucher.Rows, books.Cancel);
        DraftReading.Check(fields, voucher, known);
        fields.ThrowIfRefused();

        var reference = (await books.PostAsync([(known.YearOf(voucher.Date)!.Value.First, voucher)]))[0];
        await new AttachmentTables(books.Connection, books.Transaction, books.Forbund, books.Cancel)
            .MoveAsync(request.DraftId, reference.VoucherId);
        await drafts.RemoveAsync(request.DraftId);
        await books.TellAsync(time, [.. voucher.Rows.Select(row => row.Date)], 1);
        return new PostDraftResponse { Voucher = reference, Warnings = { known.Warnings(voucher) } };
    }
}
