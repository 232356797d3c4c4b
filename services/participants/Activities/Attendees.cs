using Dapper;
using Finsam.Participants.Domain;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Participants.Activities;

/// <summary>The participations that came to an occasion.</summary>
internal static class Attendees
{
    /// <summary>Refuses those that are not of the activity's insats, each by its place in the request.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.ParticipationUnknown"/>.</exception>
    public static async Task CheckAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        StoredActivity activity,
        IReadOnlyList<string> participations,
        CancellationToken cancellationToken)
    {
        var unknown = await connection.QueryAsync<int>(new CommandDefinition("""
            select (given.place - 1)::integer
            from unnest(@participations::text[]) with ordinality as given (participation, place)
            where not exists (
                select from participation p
                where p.forbund_id = @forbund and p.participation = given.participation and p.insats = @Insats)
            order by 1
            """,
            new { forbund, activity.Insats, participations = participations.ToArray() },
            transaction,
            cancellationToken: cancellationToken));
        List<Refusal> refusals = [.. unknown.Select(place => new Refusal(
            ParticipantsReason.ParticipationUnknown,
            $"attendance.participations.participations[{place}]",
            "Deltagandet finns inte i aktivitetens insats.",
            $"deltaganden i insats {activity.Insats}"))];
        RefusedException.ThrowIfAny(refusals);
    }
}
