using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Npgsql;

namespace Finsam.Participants.Participations;

/// <summary>
/// One person twice in one insats at the same time, also where the person is registered as two that are linked. A participation may begin on the
/// day that another ended. What was registered by mistake took no place.
/// </summary>
internal static class Overlap
{
    /// <summary>True of participations <c>p</c> and <c>o</c> of one person and insats that lie over each other.</summary>
    public const string Condition = $"""
        p.enrolled_on < coalesce(o.closed_on, 'infinity') and o.enrolled_on < coalesce(p.closed_on, 'infinity')
            and p.closure_reason is distinct from '{CodeListNames.Misregistered}' and o.closure_reason is distinct from '{CodeListNames.Misregistered}'
        """;

    /// <summary>The refusal, or in a file the warning.</summary>
    public static readonly Refusals.Refusal Refusal = new(
        ParticipantsReason.ParticipationOverlaps,
        "enrolled_on",
        "Personen deltar redan i insatsen under den tiden.",
        "en tid som inte överlappar, eller att det andra deltagandet avslutas eller rättas");

    /// <summary>True when the person has another participation in the insats at that time.</summary>
    public static Task<bool> ExistsAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        RegisteredParticipation participation,
        Guid person,
        CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"""
            select exists (
                select from participation o
                cross join (select @EnrolledOn::date as enrolled_on, @ClosedOn::date as closed_on, @ClosureReason::text as closure_reason) p
                where o.forbund_id = @forbund and o.person_id in ({LinkGroups.SamePerson}) and o.insats = @Insats
                    and o.participation <> @Participation and {Condition}
            )
            """,
            new
            {
                forbund, person, participation.Insats, participation.Participation, participation.EnrolledOn, participation.ClosedOn,
                participation.ClosureReason,
            },
            transaction,
            cancellationToken: cancellationToken));
}
