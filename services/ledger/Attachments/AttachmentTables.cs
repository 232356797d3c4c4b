using Dapper;
using Finsam.Ledger.Api;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Attachments;

/// <summary>A förbund's files within a transaction: those of vouchers, which only grow, and those of drafts.</summary>
internal sealed class AttachmentTables(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    private const int MostFiles = 100;

    /// <summary>The files of a voucher, in the order they were attached.</summary>
    public async Task<IReadOnlyList<StoredAttachment>> OfVoucherAsync(long voucherId) =>
        (await connection.QueryAsync<StoredAttachment>(Command("""
            select a.voucher_id as owner_id, a.sha256, a.file_name, a.media_type, octet_length(c.content) as size_bytes, a.attached_at, a.attached_by
            from voucher_attachment a
            join attachment_content c on c.forbund_id = a.forbund_id and c.sha256 = a.sha256
            where a.forbund_id = @forbund and a.voucher_id = @voucherId
            order by a.attachment_no
            """, new { forbund, voucherId }))).AsList();

    /// <summary>The files of drafts, by draft.</summary>
    public async Task<ILookup<long, StoredAttachment>> OfDraftsAsync(IEnumerable<long> draftIds) =>
        (await connection.QueryAsync<StoredAttachment>(Command("""
            select a.draft_id as owner_id, a.sha256, a.file_name, a.media_type, octet_length(c.content) as size_bytes, a.attached_at, a.attached_by
            from draft_attachment a
            join attachment_content c on c.forbund_id = a.forbund_id and c.sha256 = a.sha256
            where a.forbund_id = @forbund and a.draft_id = any(@draftIds)
            order by a.draft_id, a.attached_at, a.sha256
            """, new { forbund, draftIds = draftIds.ToArray() }))).ToLookup(file => file.OwnerId);

    /// <summary>Attaches a file to a voucher; false when it has it.</summary>
    public async Task<bool> AttachToVoucherAsync(long voucherId, AttachedFile file, string attachedBy)
    {
        var there = await OfVoucherAsync(voucherId);
        if (!await StoreAsync(there, file))
        {
            return false;
        }

        await connection.ExecuteAsync(Command("""
            insert into voucher_attachment (forbund_id, voucher_id, attachment_no, sha256, file_name, media_type, attached_by)
            values (@forbund, @voucherId, @no, @Sha256, @Name, @MediaType, @attachedBy)
            """, new { forbund, voucherId, no = there.Count + 1, file.Sha256, file.Name, file.MediaType, attachedBy }));
        return true;
    }

    /// <summary>Attaches a file to a draft; false when it has it.</summary>
    public async Task<bool> AttachToDraftAsync(long draftId, AttachedFile file, string attachedBy)
    {
        if (!await StoreAsync([.. (await OfDraftsAsync([draftId]))[draftId]], file))
        {
            return false;
        }

        await connection.ExecuteAsync(Command("""
            insert into draft_attachment (forbund_id, draft_id, sha256, file_name, media_type, attached_by)
            values (@forbund, @draftId, @Sha256, @Name, @MediaType, @attachedBy)
            """, new { forbund, draftId, file.Sha256, file.Name, file.MediaType, attachedBy }));
        return true;
    }

    /// <summary>Gives a draft's files to the voucher that it has become.</summary>
    public Task MoveAsync(long draftId, long voucherId) => connection.ExecuteAsync(Command("""
        insert into voucher_attachment (forbund_id, voucher_id, attachment_no, sha256, file_name, media_type, attached_at, attached_by)
        select forbund_id, @voucherId, row_number() over (order by attached_at, sha256), sha256, file_name, media_type, attached_at, attached_by
        from draft_attachment where forbund_id = @forbund and draft_id = @draftId
        """, new { forbund, draftId, voucherId }));

    /// <summary>Takes a file from a draft, or all of them where none is named, and drops what nothing else has; false when there is none.</summary>
    public async Task<bool> DetachAsync(long draftId, byte[]? sha256)
    {
        var detached = (await connection.QueryAsync<byte[]>(Command("""
            delete from draft_attachment where forbund_id = @forbund and draft_id = @draftId and (@sha256::bytea is null or sha256 = @sha256)
            returning sha256
            """, new { forbund, draftId, sha256 }))).ToArray();

        // Locked in a statement before, so that the next one sees what others have attached them to meanwhile.
        await connection.ExecuteAsync(Command("""
            select from attachment_content where forbund_id = @forbund and sha256 = any(@detached) order by sha256 for update
            """, new { forbund, detached }));
        await connection.ExecuteAsync(Command("""
            delete from attachment_content c
            where c.forbund_id = @forbund and c.sha256 = any(@detached)
                and not exists (select from voucher_attachment v where v.forbund_id = c.forbund_id and v.sha256 = c.sha256)
                and not exists (select from draft_attachment d where d.forbund_id = c.forbund_id and d.sha256 = c.sha256)
            """, new { forbund, detached }));
        return detached.Length > 0;
    }

    // False when the owner has it already.
    private async Task<bool> StoreAsync(IReadOnlyList<StoredAttachment> there, AttachedFile file)
    {
        if (there.Any(attached => attached.Sha256.AsSpan().SequenceEqual(file.Sha256)))
        {
            return false;
        }

        if (there.Count >= MostFiles)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.TooMany, "content", $"Där finns redan {there.Count} filer.", $"högst {MostFiles} filer"));
        }

        // A no-op update instead of "do nothing" locks a file that is there: nobody drops it before it is attached.
        await connection.ExecuteAsync(Command("""
            insert into attachment_content (forbund_id, sha256, content) values (@forbund, @Sha256, @Content)
            on conflict on constraint attachment_content_pk do update set stored_at = attachment_content.stored_at
            """, new { forbund, file.Sha256, file.Content }));
        return true;
    }

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
