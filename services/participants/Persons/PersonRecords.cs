using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>
/// Persons by their participations in the insatser that a caller reaches. A person whose identity the insats' controller does not hold any
/// longer is known there to nobody.
/// </summary>
internal static class PersonRecords
{
    /// <summary>Most participations of a person that are shown.</summary>
    private const int MostParticipations = 500;

    // Participations of persons that the caller's insatser know.
    private const string Visible = """
        participation p
        join insats n on n.forbund_id = p.forbund_id and n.code = p.insats
        where p.forbund_id = @forbund and p.person_id = any (@persons)
            and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
            and (
                exists (
                    select from identity.person i
                    where i.forbund_id = @forbund and i.controller = n.controller and i.person_id = p.person_id)
                or (n.controller is null
                    and exists (select from identity.individual i where i.forbund_id = @forbund and i.person_id = p.person_id))
            )
        """;

    /// <summary>The records of those persons that the caller reaches, in the order of the list.</summary>
    public static async Task<IReadOnlyList<PersonRecord>> ReadAsync(
        NpgsqlConnection connection, string forbund, Guid[] persons, Caller caller, CancellationToken cancellationToken)
    {
        var found = (await connection.QueryAsync<RegisteredParticipation, Of, (Of Of, RegisteredParticipation Registered)>(
            new CommandDefinition(
                $"""
                select v.participation, {ParticipationStore.Fields}, v.person_id,
                    array(
                        select distinct i.kind from identity.person i
                        where i.forbund_id = @forbund and i.person_id = v.person_id and i.ended_at is null
                            and i.controller in (
                                select n.controller from insats n
                                where n.forbund_id = @forbund and (@VisibleInsatser::text[] is null or n.code = any (@VisibleInsatser)))
                        order by i.kind
                    ) as kinds
                from (
                    select p.*, row_number() over (partition by p.person_id order by p.enrolled_on, p.participation) as position
                    from {Visible}
                ) v
                where v.position <= @MostParticipations
                order by v.enrolled_on, v.participation
                """,
                new { forbund, persons, caller.VisibleInsatser, MostParticipations },
                cancellationToken: cancellationToken),
            (registered, of) => (of, registered),
            splitOn: "person_id")).ToLookup(row => row.Of.PersonId);
        return
        [
            .. persons.Where(person => found[person].Any()).Select(person => new PersonRecord
            {
                PersonId = PersonId.Write(person),
                Participations = { found[person].Select(row => ParticipationMessages.ToMessage(row.Registered)) },
                RegisteredBy = { found[person].First().Of.Kinds },
            }),
        ];
    }

    /// <summary>Makes sure that the caller reaches each of some persons.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.PersonUnknown"/>: not there, or not in the caller's insatser.</exception>
    public static async Task RequireAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        Guid[] persons,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var reached = await ReachedAsync(connection, transaction, forbund, persons, caller, cancellationToken);
        if (persons.Any(person => !reached.Contains(person)))
        {
            throw PersonId.Unknown();
        }
    }

    /// <summary>Those of some persons that the caller reaches.</summary>
    public static async Task<IReadOnlySet<Guid>> ReachedAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        Guid[] persons,
        Caller caller,
        CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Guid>(new CommandDefinition(
            $"select distinct p.person_id from {Visible}",
            new { forbund, persons, caller.VisibleInsatser },
            transaction,
            cancellationToken: cancellationToken))).ToHashSet();

    private sealed class Of
    {
        public required Guid PersonId { get; init; }

        public required string[] Kinds { get; init; }
    }
}
