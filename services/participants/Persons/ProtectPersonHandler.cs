using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Strips a person that has got protected identity of it, in all of the förbund and in one transaction.</summary>
internal sealed class ProtectPersonHandler(RequestLog requests, ParticipationChange change)
{
    private const string Strip = """
        insert into participation_version (forbund_id, participation, version, replaced_by, request_id, reason, before)
        select p.forbund_id, p.participation, p.version, @Subject, @RequestId, '', to_jsonb(p) - 'person_id'
        from participation p
        where p.forbund_id = @forbund and p.person_id = any (@persons);

        delete from identity.person where forbund_id = @forbund and person_id = any (@persons);
        delete from identity.individual where forbund_id = @forbund and person_id = any (@persons);
        delete from identity.person_decision where forbund_id = @forbund and (person_a = any (@persons) or person_b = any (@persons));

        update participation
        set person_id = null, registration = @Anonymous, consent_kind = null, consent_on = null, version = version + 1, changed_at = now(),
            changed_by = @Subject
        where forbund_id = @forbund and person_id = any (@persons)
        returning participation;
        """;

    // The answers that name the participations, or the person, were given to requests that are known by what stands for the person's number.
    // Such a request is taken for another one if it is ever sent again.
    private const string ForgetRequests = """
        update request_log
        set request_hash = '', response = null
        where forbund_id = @forbund and request_id <> @RequestId
            and exists (select from unnest(@Named) as named (bytes) where position(named.bytes in response) > 0)
        """;

    /// <summary>Strips it. Refusals: <c>PersonUnknown</c>, <c>ValueMissing</c> where it is not confirmed.</summary>
    public Task<ProtectPersonResponse> HandleAsync(ProtectPersonRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(PersonService.PersonServiceBase.ProtectPerson),
            request,
            (connection, transaction) => ProtectAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private async Task<ProtectPersonResponse> ProtectAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ProtectPersonRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var forbund = request.Forbund;
        await JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);
        var person = PersonId.Read(request.PersonId);
        await PersonRecords.RequireAsync(connection, transaction, forbund, [person], caller, cancellationToken);
        if (!request.Confirmed)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ValueMissing, "confirmed", "Att ta bort identiteten går inte att ångra och måste bekräftas.", "true"));
        }

        // Whoever the person is linked with is the person.
        var persons = (await connection.QueryAsync<Guid>(Command(LinkGroups.SamePerson, new { forbund, person }))).ToArray();
        await change.TellOfAsync(connection, transaction, forbund, persons, cancellationToken);
        var participations = (await connection.QueryAsync<string>(Command(
            Strip,
            new { forbund, persons, caller.Subject, request.RequestId, CodeListNames.Anonymous }))).AsList();
        await LinkGroups.RebuildAsync(connection, transaction, forbund, cancellationToken);
        await connection.ExecuteAsync(Command(
            ForgetRequests,
            new
            {
                forbund,
                request.RequestId,
                Named = participations.Select(key => new V1.Participation { Participation_ = key }.ToByteArray())
                    .Concat(persons.Select(id => new PersonRecord { PersonId = PersonId.Write(id) }.ToByteArray())).ToArray(),
            }));
        return new ProtectPersonResponse { ParticipationCount = participations.Count };

        CommandDefinition Command(string sql, object parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
    }
}
