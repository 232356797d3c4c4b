using Dapper;
using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The last link of a förbund's chain of vouchers.</summary>
/// <param name="VoucherId">Id of the last voucher; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record ChainHead(long VoucherId, byte[] Hash)
{
    /// <summary>Locks the chain until the transaction ends. The first lock that posting takes.</summary>
    public static async Task<ChainHead> LockAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        // A no-op update instead of "do nothing", so that the row is locked and returned whether or not it was there.
        var (id, hash) = await connection.QuerySingleAsync<(long, byte[])>(new CommandDefinition("""
            insert into chain_head (forbund_id, voucher_id, hash) values (@forbund, 0, @Origin)
            on conflict on constraint chain_head_pk do update set voucher_id = chain_head.voucher_id
            returning voucher_id, hash
            """, new { forbund, VoucherHash.Origin }, transaction, cancellationToken: ct));
        return new ChainHead(id, hash);
    }

    /// <summary>Makes this the last link.</summary>
    public Task SaveAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update chain_head set voucher_id = @VoucherId, hash = @Hash where forbund_id = @forbund",
            new { forbund, VoucherId, Hash }, transaction, cancellationToken: ct));
}
