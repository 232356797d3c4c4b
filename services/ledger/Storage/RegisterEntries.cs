using Dapper;
using Finsam.Ledger.Domain;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>
/// Entries of the registers of reporting periods: each is one change, stands until it is superseded, and is kept afterwards. The chain's lock
/// must be held (<see cref="ChainHead.LockAsync"/>): it orders the changes, so that instants come in the order of the commits.
/// </summary>
internal static class RegisterEntries
{
    /// <summary>Kind of an entry with members, contributions and grants; a budget's entries are of its versions' kinds.</summary>
    public const string Members = "members";

    /// <summary>
    /// Condition of an entry <c>e</c> that stood at the instant <c>@at</c>, or stands now where that is null (migration 0050).
    /// </summary>
    public const string StandsAt = "(@at::timestamptz is null and e.valid_to = 'infinity' or e.valid_from <= @at and @at < e.valid_to)";

    /// <summary>
    /// The instant of a change: later than that of every change before it, and than when each of them came into the journal, whatever the
    /// clock says. So the journal's instant of a position tells which entries stood there.
    /// </summary>
    public static Task<DateTime> InstantAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        connection.QuerySingleAsync<DateTime>(new CommandDefinition("""
            select greatest(
                clock_timestamp(),
                (select max(valid_from) from register_entry where forbund_id = @forbund) + interval '1 microsecond',
                (select max(entered_at) from journal where forbund_id = @forbund) + interval '1 microsecond')
            """, new { forbund }, transaction, cancellationToken: ct));

    /// <summary>Ends what stands of some kinds.</summary>
    public static Task EndAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        string[] kinds,
        DateTime at,
        string endedBy,
        CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            update register_entry set valid_to = @at, ended_by = @endedBy
            where forbund_id = @forbund and period_from = @First and period_to = @Last and kind = any(@kinds) and valid_to = 'infinity'
            """, new { forbund, period.First, period.Last, kinds, at, endedBy }, transaction, cancellationToken: ct));

    /// <summary>Adds an entry and gives its number, which its rows bear.</summary>
    public static Task<long> AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan period,
        string kind,
        DateTime at,
        string putBy,
        CancellationToken ct) =>
        connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into register_entry (forbund_id, entry_no, period_from, period_to, kind, valid_from, put_by)
            select @forbund, coalesce(max(entry_no), 0) + 1, @First, @Last, @kind, @at, @putBy from register_entry where forbund_id = @forbund
            returning entry_no
            """, new { forbund, period.First, period.Last, kind, at, putBy }, transaction, cancellationToken: ct));
}
