using Dapper;
using Finsam.Ledger.Domain;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>What has been put for a reporting period, so that a put with the same content changes nothing.</summary>
internal static class PeriodRegister
{
    /// <summary>Members, contributions and grants.</summary>
    public const string Members = "members";

    /// <summary>Budget and forecast rows.</summary>
    public const string Budget = "budget";

    /// <summary>
    /// Notes new content; false when the period has this content already. The row stays locked until the transaction ends.
    /// </summary>
    public static async Task<bool> ReplaceAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        string kind,
        byte[] contentSha256,
        CancellationToken ct) =>
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into period_register (forbund_id, period_from, period_to, kind, content_sha256)
            values (@forbund, @First, @Last, @kind, @contentSha256)
            on conflict on constraint period_register_pk do update set content_sha256 = excluded.content_sha256, put_at = now()
            where period_register.content_sha256 <> excluded.content_sha256
            """, new { forbund, period.First, period.Last, kind, contentSha256 }, transaction, cancellationToken: ct)) == 1;
}
