using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The last link of a förbund's chain of vouchers.</summary>
/// <param name="VoucherId">Id of the last voucher; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ChainHead(long VoucherId, byte[] Hash)
{
    /// <summary>Locks the chain until the transaction ends. The first lock that posting takes: it orders all posting of the förbund.</summary>
    // A no-op update instead of "do nothing", so that the row is locked and returned whether or not it was there.
    public static async Task<ChainHead> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            insert into chain_head (forbund_id, voucher_id, hash) values ($1, 0, $2)
            on conflict on constraint chain_head_pk do update set voucher_id = chain_head.voucher_id
            returning voucher_id, hash
            """, connection, transaction)
        {
            Parameters = { new() { Value = forbund }, new() { Value = VoucherHash.Origin } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new ChainHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>Makes this the last link.</summary>
    public async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { SaveCommand([(forbund, this)]) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes these the last links of their förbund's chains, as part of a batch.</summary>
    public static NpgsqlBatchCommand SaveCommand(IReadOnlyList<(string Forbund, ChainHead Head)> heads) => new("""
        update chain_head
        set voucher_id = moved.voucher_id, hash = moved.hash
        from unnest($1::text[], $2::bigint[], $3::bytea[]) as moved (forbund_id, voucher_id, hash)
        where chain_head.forbund_id = moved.forbund_id
        """)
    {
        Parameters =
        {
            new() { Value = heads.Select(moved => moved.Forbund).ToArray() },
            new() { Value = heads.Select(moved => moved.Head.VoucherId).ToArray() },
            new() { Value = heads.Select(moved => moved.Head.Hash).ToArray() },
        },
    };
}
