using System.Security.Cryptography;
using Dapper;
using Finsam.Events;
using Finsam.Ledger.Domain;
using Finsam.Messaging;
using Finsam.Postgres;
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
    /// Notes new content, and tells what the period had before. The row stays locked until the transaction ends.
    /// </summary>
    public static async Task<PutOutcome> ReplaceAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        string kind,
        byte[] contentSha256,
        CancellationToken ct) =>
        Upsert.Outcome(await connection.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition($"""
            insert into period_register (forbund_id, period_from, period_to, kind, content_sha256)
            values (@forbund, @First, @Last, @kind, @contentSha256)
            on conflict on constraint period_register_pk do update set content_sha256 = excluded.content_sha256, put_at = now()
            where period_register.content_sha256 <> excluded.content_sha256
            returning period_register.{Upsert.WasInserted}
            """, new { forbund, period.First, period.Last, kind, contentSha256 }, transaction, cancellationToken: ct)));

    /// <summary>
    /// Notes that the register was changed by something else than a put: no later put has the content that it has now. Moves the position
    /// on and tells of it.
    /// </summary>
    public static async Task ChangedAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        string kind,
        TimeProvider time,
        CancellationToken ct)
    {
        await ReplaceAsync(connection, transaction, forbund, period, kind, RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes), ct);
        await TellAsync(connection, transaction, forbund, period, time, ct);
    }

    /// <summary>Moves the position on and tells that the period has new content.</summary>
    public static async Task TellAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        TimeProvider time,
        CancellationToken ct)
    {
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, ct);
        await Outbox.AddAsync(
            connection,
            transaction,
            new PeriodRegisterPut(Guid.CreateVersion7(), forbund, time.GetUtcNow(), "ledger", period.First, period.Last, position),
            ct);
    }
}
