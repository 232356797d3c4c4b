using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Ledger.Drafts;

/// <summary>A förbund's drafts within a transaction.</summary>
internal sealed class DraftTable(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
{
    private const int MostDrafts = 10_000;
    private const string Columns = "draft_id, version, content, created_at, created_by, changed_at, changed_by";

    /// <summary>Adds a draft.</summary>
    /// <exception cref="RefusedException">There are as many as there may be.</exception>
    public async Task<StoredDraft> AddAsync(DraftContent content, string createdBy)
    {
        var count = await connection.ExecuteScalarAsync<long>(Command(
            "select count(*) from voucher_draft where forbund_id = @forbund", new { forbund }));
        if (count >= MostDrafts)
        {
            throw new RefusedException(new Refusal(
                LedgerReason.TooMany, "", $"Förbundet har redan {count} utkast.", $"högst {MostDrafts}; bokför eller ta bort några"));
        }

        return await connection.QuerySingleAsync<StoredDraft>(Command($"""
            insert into voucher_draft (forbund_id, version, content, created_by, changed_by)
            values (@forbund, 1, @content, @createdBy, @createdBy)
            returning {Columns}
            """, new { forbund, content = content.ToByteArray(), createdBy }));
    }

    /// <summary>A draft as it stands.</summary>
    /// <exception cref="RefusedException">It is not there.</exception>
    public Task<StoredDraft> GetAsync(long draftId) => FindAsync(draftId, "");

    /// <summary>A draft that nobody else changes until the transaction ends.</summary>
    /// <exception cref="RefusedException">It is not there, or is another version than the caller has seen.</exception>
    public async Task<StoredDraft> LockAsync(long draftId, string etag)
    {
        var draft = await FindAsync(draftId, "for update");
        draft.MustBe(etag);
        return draft;
    }

    /// <summary>Changes a draft that is locked.</summary>
    public Task<StoredDraft> ChangeAsync(long draftId, DraftContent content, string changedBy) =>
        connection.QuerySingleAsync<StoredDraft>(Command($"""
            update voucher_draft set version = version + 1, content = @content, changed_at = now(), changed_by = @changedBy
            where forbund_id = @forbund and draft_id = @draftId
            returning {Columns}
            """, new { forbund, draftId, content = content.ToByteArray(), changedBy }));

    /// <summary>Removes a draft that is locked.</summary>
    public Task RemoveAsync(long draftId) => connection.ExecuteAsync(Command(
        "delete from voucher_draft where forbund_id = @forbund and draft_id = @draftId", new { forbund, draftId }));

    /// <summary>Drafts after one of them, oldest first.</summary>
    public async Task<IReadOnlyList<StoredDraft>> PageAsync(long after, int count) => (await connection.QueryAsync<StoredDraft>(Command($"""
        select {Columns} from voucher_draft where forbund_id = @forbund and draft_id > @after
        order by draft_id
        limit @count
        """, new { forbund, after, count }))).AsList();

    private async Task<StoredDraft> FindAsync(long draftId, string locking) =>
        await connection.QuerySingleOrDefaultAsync<StoredDraft>(Command(
            $"select {Columns} from voucher_draft where forbund_id = @forbund and draft_id = @draftId {locking}", new { forbund, draftId }))
        ?? throw new RefusedException(new Refusal(
            LedgerReason.DraftUnknown, "draft_id", "Utkastet finns inte, eller är bokfört eller borttaget.", "draft_id för ett utkast"));

    private CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: ct);
}
