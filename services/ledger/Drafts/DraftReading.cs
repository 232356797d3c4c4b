using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Attachments;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.Drafts;

/// <summary>Reads drafts as the vouchers that they would become.</summary>
internal static class DraftReading
{
    private const int MostPostings = 10_000;

    /// <summary>What a request says.</summary>
    /// <exception cref="RefusedException">It is more than a draft may hold.</exception>
    public static DraftContent Content(DraftContent? content)
    {
        var fields = new RequestFields();
        fields.AtMost(content?.Postings.Count ?? 0, MostPostings, "content.postings");
        fields.ThrowIfRefused();
        return content ?? new DraftContent();
    }

    /// <summary>The voucher that a draft would be; what can be refused without the books goes to the fields.</summary>
    public static VoucherDraft Voucher(RequestFields fields, DraftContent content) => VoucherDraft.Read(fields, new PostVoucherRequest
    {
        Series = content.Series,
        Date = content.Date,
        Text = content.Text,
        Counterparty = content.Counterparty,
        Postings = { content.Postings },
    });

    /// <summary>Refuses what does not fit the books.</summary>
    public static void Check(RequestFields fields, VoucherDraft voucher, KnownBooks books)
    {
        if (!fields.Refusals.Any(refusal => refusal.Reason is LedgerReason.DateMalformed))
        {
            books.Check(fields, voucher);
        }
    }

    /// <summary>Drafts with their problems and files.</summary>
    public static async Task<IReadOnlyList<Draft>> MessagesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, IReadOnlyList<StoredDraft> drafts, CancellationToken ct)
    {
        var read = drafts.Select(draft =>
        {
            var (content, fields) = (draft.Read(), new RequestFields());
            return (Draft: draft, Content: content, Fields: fields, Voucher: Voucher(fields, content));
        }).ToList();
        var books = await KnownBooks.ReadAsync(connection, transaction, forbund, [.. read.SelectMany(each => each.Voucher.Rows)], ct);
        var files = await new AttachmentTables(connection, transaction, forbund, ct).OfDraftsAsync(drafts.Select(draft => draft.DraftId));
        return [.. read.Select(each =>
        {
            Check(each.Fields, each.Voucher, books);
            return Message(each.Draft, each.Content, each.Fields, books.Warnings(each.Voucher), files[each.Draft.DraftId]);
        })];
    }

    private static Draft Message(
        StoredDraft draft,
        DraftContent content,
        RequestFields fields,
        IEnumerable<FieldWarning> warnings,
        IEnumerable<StoredAttachment> files)
    {
        var difference = content.Postings.Aggregate(Int128.Zero, (total, posting) => total + posting.AmountOre);
        return new Draft
        {
            DraftId = draft.DraftId,
            Content = content,
            Etag = draft.Etag,
            CreatedAt = draft.CreatedAt.ToTimestamp(),
            CreatedBy = draft.CreatedBy,
            ChangedAt = draft.ChangedAt.ToTimestamp(),
            ChangedBy = draft.ChangedBy,
            Warnings = { warnings },
            Attachments = { files.Select(file => file.ToMessage()) },
            DifferenceOre = (long)Int128.Clamp(difference, -Ore.Largest, Ore.Largest),
            Problems =
            {
                fields.Refusals.Select(refusal => new FieldWarning
                {
                    Field = refusal.Field, Reason = refusal.WireReason, Message = refusal.Message, Accepted = refusal.Accepted,
                }),
            },
        };
    }
}
