using System.Data;
using Dapper;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Ledger.Checkpoints;

/// <summary>Exports signed checkpoints of the books.</summary>
internal sealed class ExportCheckpointHandler(TenantDataSource dataSource, CheckpointKey key, TimeProvider time)
{
    /// <summary>Signs how the books stand, as of one moment.</summary>
    public async Task<ExportCheckpointResponse> ExportAsync(ExportCheckpointRequest request, CancellationToken ct)
    {
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (voucherId, hash) = await connection.QuerySingleOrDefaultAsync<(long, byte[])?>(new CommandDefinition(
            "select voucher_id, hash from chain_head where forbund_id = @Forbund",
            new { request.Forbund }, transaction, cancellationToken: ct)) ?? (0, VoucherHash.Origin);
        var madeAt = time.GetUtcNow();
        var checkpoint = new Checkpoint(
            request.Forbund,
            voucherId,
            Convert.ToHexStringLower(hash),
            await BalancesDigest.ComputeAsync(connection, transaction, request.Forbund, voucherId, ct),
            madeAt.ToUnixTimeSeconds());
        return new ExportCheckpointResponse
        {
            Checkpoint = key.Sign(checkpoint),
            PublicKey = key.PublicKey,
            VoucherId = checkpoint.VoucherId,
            Hash = checkpoint.Hash,
            BalancesSha256 = checkpoint.BalancesSha256,
            MadeAt = DateTimeOffset.FromUnixTimeSeconds(checkpoint.MadeAt).ToTimestamp(),
        };
    }
}
