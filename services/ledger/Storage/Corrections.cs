using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Which vouchers correct which.</summary>
internal static class Corrections
{
    /// <summary>The corrections that a voucher has a part in: as the corrected one, the reversal or the rebooked one.</summary>
    public static async Task<IReadOnlyList<Row>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long voucherId, CancellationToken ct) =>
        (await connection.QueryAsync<Row>(new CommandDefinition("""
            select corrected_id, reversal_id, rebooked_id, reason, corrected_at, corrected_by
            from voucher_correction
            where forbund_id = @forbund and (corrected_id = @voucherId or reversal_id = @voucherId or rebooked_id = @voucherId)
            """, new { forbund, voucherId }, transaction, cancellationToken: ct))).AsList();

    /// <summary>Links vouchers.</summary>
    public static Task AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Row correction, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into voucher_correction (forbund_id, corrected_id, reversal_id, rebooked_id, reason, corrected_by)
            values (@forbund, @CorrectedId, @ReversalId, @RebookedId, @Reason, @CorrectedBy)
            """,
            new { forbund, correction.CorrectedId, correction.ReversalId, correction.RebookedId, correction.Reason, correction.CorrectedBy },
            transaction,
            cancellationToken: ct));

    /// <summary>A correction.</summary>
    internal sealed class Row
    {
        /// <summary>The voucher that was wrong.</summary>
        public long CorrectedId { get; init; }

        /// <summary>The voucher that takes it back.</summary>
        public long ReversalId { get; init; }

        /// <summary>The voucher that books it right; null when there is none.</summary>
        public long? RebookedId { get; init; }

        /// <summary>Why.</summary>
        public string Reason { get; init; } = "";

        /// <summary>When, UTC; given by the database.</summary>
        public DateTime CorrectedAt { get; init; }

        /// <summary>Who: the token's subject.</summary>
        public string CorrectedBy { get; init; } = "";
    }
}
