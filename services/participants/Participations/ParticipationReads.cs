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
                insert into participation_read (forbund_id, participation, read_by, reason)
                select @forbund, participation, @Subject, @reason from found
            )
            select participation, {ParticipationStore.Fields} from found
            """,
            new { forbund, participation, caller.VisibleInsatser, caller.Subject, reason },
            cancellationToken: cancellationToken));
}
