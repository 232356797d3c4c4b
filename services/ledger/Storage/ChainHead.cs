using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The last link of a förbund's chain of vouchers.</summary>
/// <param name="VoucherId">Id of the last voucher; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ChainHead(long VoucherId, byte[] Hash)
{
    /// <summary>Locks the chain until the transaction ends. The first lock that posting takes: it orders all posting of the förbund.</summary>
    public static async Task<ChainHead> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { LockCommand(forbund) } };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(reader, ct);
    }

    /// <summary>Locks it, as the first statement of a batch; <see cref="ReadAsync"/> reads its row.</summary>
    // A no-op update instead of "do nothing", so that the row is locked and returned whether or not it was there.
    public static NpgsqlBatchCommand LockCommand(string forbund) => new("""
        insert into chain_head (forbund_id, voucher_id, hash) values ($1, 0, $2)
        on conflict on constraint chain_head_pk do update set voucher_id = chain_head.voucher_id
        returning voucher_id, hash
        """)
    {
        Parameters = { new() { Value = forbund }, new() { Value = VoucherHash.Origin } },
    };

    /// <summary>Reads the row of <see cref="LockCommand"/>.</summary>
    public static async Task<ChainHead> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        return new ChainHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>Makes this the last link.</summary>
    public async Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { SaveCommand(forbund) } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes this the last link, as part of a batch.</summary>
    public NpgsqlBatchCommand SaveCommand(string forbund) =>
        new("update chain_head set voucher_id = $2, hash = $3 where forbund_id = $1")
        {
            Parameters = { new() { Value = forbund }, new() { Value = VoucherId }, new() { Value = Hash } },
        };
}
