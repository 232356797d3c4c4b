using Dapper;
using Finsam.Participants.Domain;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Registers persons, sealed for their controller, and gives each the random id that the rest of the service knows. Where nobody is
/// personuppgiftsansvarig there is nobody to seal an identity for: the person gets the id by the blind index, and no identity is kept.
/// </summary>
internal sealed class PersonStore(BlindIndex blindIndex, IdentitySeal seal)
{
    /// <summary>Gives those that are not there a random id.</summary>
    // Who is known under any of the keys keeps its ids. Of two that register one person at a time the primary key lets one through; both
    // then read what it wrote.
    internal const string Index = """
        insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
        select @forbund, w.blind_index, @KeyNo, coalesce(known.number_id, gen_random_uuid()), coalesce(known.person_id, gen_random_uuid())
        from unnest(@Indexes) as w (blind_index)
        left join unnest(@NewerOf, @Newer) as n (blind_index, newer) on n.blind_index = w.blind_index
        left join identity.individual known on known.forbund_id = @forbund and known.blind_index = n.newer
        order by w.blind_index
        on conflict on constraint individual_pk do nothing
        """;

    /// <summary>Lets them be found under the newer keys too.</summary>
    internal const string IndexUnderNewerKeys = """
        insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
        select @forbund, n.newer, n.key_no, i.number_id, i.person_id
        from unnest(@NewerOf, @Newer, @NewerKeyNo) as n (blind_index, newer, key_no)
        join identity.individual i on i.forbund_id = @forbund and i.blind_index = n.blind_index
        order by n.newer
        on conflict on constraint individual_pk do nothing
        """;

    private const string Find = """
        select w.position - 1 as position, i.number_id, i.person_id, p.person_id is not null as is_sealed
        from unnest(@WantedIndexes, @WantedControllers) with ordinality as w (blind_index, controller, position)
        join identity.individual i on i.forbund_id = @forbund and i.blind_index = w.blind_index
        left join identity.person p on p.forbund_id = @forbund and p.controller = w.controller and p.person_id = i.person_id
            and p.number_id = i.number_id
        """;

    /// <summary>Registers the persons that are not there, in a few statements however many they are. They differ.</summary>
    public async Task<IReadOnlyList<Guid>> RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IReadOnlyList<NamedPerson> persons,
        string subject,
        CancellationToken cancellationToken)
    {
        var wanted = persons.Select(person => blindIndex.All(forbund, person.Identifier.Value)).ToList();
        var distinct = wanted.DistinctBy(indexes => Convert.ToHexString(indexes[0].Index), StringComparer.Ordinal).ToList();
        var newer = distinct.SelectMany(indexes => indexes.Skip(1), (indexes, index) => (Of: indexes[0].Index, index.Index, index.KeyNo)).ToList();
        var found = (await connection.QueryAsync<(long Position, Guid NumberId, Guid PersonId, bool IsSealed)>(new CommandDefinition(
            $"{Index}; {IndexUnderNewerKeys}; {Find}",
            new
            {
                forbund,
                KeyNo = wanted.Count > 0 ? wanted[0][0].KeyNo : 0,
                Indexes = distinct.Select(indexes => indexes[0].Index).ToArray(),
                NewerOf = newer.Select(index => index.Of).ToArray(),
                Newer = newer.Select(index => index.Index).ToArray(),
                NewerKeyNo = newer.Select(index => index.KeyNo).ToArray(),
                WantedIndexes = wanted.Select(indexes => indexes[0].Index).ToArray(),
                WantedControllers = persons.Select(person => person.Controller).ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken))).OrderBy(row => row.Position).ToList();
        foreach (var controller in found
            .Where(row => !row.IsSealed && persons[(int)row.Position].Controller is not null)
            .GroupBy(row => persons[(int)row.Position].Controller!, StringComparer.Ordinal))
        {
            var protector = seal.For(forbund, controller.Key);
            var missing = controller.Select(row =>
            {
                var person = persons[(int)row.Position];
                return (row.PersonId, row.NumberId, person.Identifier, subject);
            }).ToList();
            await InsertAsync(connection, transaction, forbund, controller.Key, missing, protector, cancellationToken);
        }

        return [.. found.Select(row => row.PersonId)];
    }

    /// <summary>The random id of somebody that is known already, under any of the keys; null where nobody is.</summary>
    public Task<Guid?> FindKnownAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        PersonIdentifier identifier,
        CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(
            "select person_id from identity.individual where forbund_id = @forbund and blind_index = any (@Indexes) limit 1",
            new { forbund, Indexes = blindIndex.All(forbund, identifier.Value).Select(keyed => keyed.Index).ToArray() },
            transaction,
            cancellationToken: cancellationToken));

    /// <summary>Registers a person that is not there, and gives the random id.</summary>
    public async Task<Guid> RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        NamedPerson person,
        string subject,
        CancellationToken cancellationToken) =>
        (await RegisterAsync(connection, transaction, forbund, [person], subject, cancellationToken))[0];

    private static Task<int> InsertAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string controller,
        List<(Guid PersonId, Guid NumberId, PersonIdentifier Identifier, string Subject)> missing,
        IDataProtector protector,
        CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into identity.person (forbund_id, controller, person_id, number_id, kind, sealed, registered_by)
            select @forbund, @controller, w.person_id, w.number_id, w.kind, w.sealed, w.subject
            from unnest(@PersonIds, @NumberIds, @Kinds, @Sealed, @Subjects) as w (person_id, number_id, kind, sealed, subject)
            on conflict on constraint person_pk do nothing
            """,
            new
            {
                forbund,
                controller,
                Subjects = missing.Select(person => person.Subject).ToArray(),
                PersonIds = missing.Select(person => person.PersonId).ToArray(),
                NumberIds = missing.Select(person => person.NumberId).ToArray(),
                Kinds = missing.Select(person => person.Identifier.Kind).ToArray(),
                Sealed = missing.Select(person => IdentitySeal.Seal(protector, person.Identifier.Value)).ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken));
}
