using Dapper;
using Finsam.Participants.Domain;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Participations;

/// <summary>Reads a participation for somebody. One statement reads and logs, so that nothing is read that is not logged.</summary>
internal static class ParticipationReads
{
    /// <summary>The participation; null when it is not there, or not for the caller.</summary>
    public static Task<RegisteredParticipation?> ReadAsync(
        NpgsqlConnection connection, string forbund, string participation, Caller caller, string reason, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<RegisteredParticipation?>(new CommandDefinition(
            $"""
            with found as (
                select participation, {ParticipationStore.Fields}
                from participation
                where forbund_id = @forbund and participation = @participation
                    and (@VisibleInsatser::text[] is null or insats = any(@VisibleInsatser))
            ), logged as (
                insert into participation_read (forbund_id, participation, read_by, reason, returned)
                select @forbund, participation, @Subject, @reason, array[participation] from found
            )
            select participation, {ParticipationStore.Fields} from found
            """,
            new { forbund, participation, caller.VisibleInsatser, caller.Subject, reason },
            cancellationToken: cancellationToken));

    /// <summary>
    /// Logs what a call has shown, before it is shown: a row for each participation, or one where it found none, which tells where it looked.
    /// </summary>
    /// <param name="connection">Connection.</param>
    /// <param name="transaction">Transaction of the read, or null.</param>
    /// <param name="forbund">Slug of the förbund.</param>
    /// <param name="shown">Keys of the participations.</param>
    /// <param name="criteria">What was asked for, never the person's key or number.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task LogAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        IReadOnlyCollection<string> shown,
        string criteria,
        Caller caller,
        string reason,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            """
            insert into participation_read (forbund_id, participation, read_by, reason, criteria, returned, searched)
            select @forbund, shown.participation, @Subject, @reason, @criteria, @Shown, @searched
            from unnest(case when @Shown = '{}' then array[''] else @Shown end) as shown (participation)
            """,
            new
            {
                forbund,
                caller.Subject,
                reason = reason.Trim(),
                criteria,
                Shown = shown.ToArray(),
                searched = shown.Count == 0 ? caller.VisibleInsatser ?? [] : [],
            },
            transaction,
            cancellationToken: cancellationToken));
}
