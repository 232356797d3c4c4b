using Dapper;
using Finsam.Common.V1;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Where persons that are linked take part in one insats at once. It was registered before anybody knew that they are one.</summary>
internal static class LinkedOverlaps
{
    private const int MostWarnings = 100;

    /// <summary>A warning for each two such participations in the insatser that the caller reaches, which the caller may close or correct.</summary>
    public static async Task<IEnumerable<FieldWarning>> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        Guid person,
        Caller caller,
        CancellationToken cancellationToken) =>
        (await connection.QueryAsync<(string Insats, DateOnly From)>(new CommandDefinition(
            $"""
            select p.insats, greatest(p.enrolled_on, o.enrolled_on)
            from participation p
            join participation o on o.forbund_id = @forbund and o.insats = p.insats and o.person_id <> p.person_id
                and o.participation > p.participation
            where p.forbund_id = @forbund and p.person_id in ({LinkGroups.SamePerson})
                and o.person_id in ({LinkGroups.SamePerson}) and {Overlap.Condition}
                and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
            order by p.insats, greatest(p.enrolled_on, o.enrolled_on)
            limit @MostWarnings
            """,
            new { forbund, person, caller.VisibleInsatser, MostWarnings },
            transaction,
            cancellationToken: cancellationToken))).Select(overlap => new FieldWarning
            {
                Field = "other_person_id",
                Reason = Refusal.ToWire(ParticipantsReason.ParticipationOverlaps),
                Message = $"Personerna deltar båda i insats {overlap.Insats} från {overlap.From:yyyy-MM-dd}.",
                Accepted = "att ett av deltagandena avslutas eller rättas",
            });
}
