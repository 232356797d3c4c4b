using Dapper;
using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Registers persons, sealed for their controller, and gives each the random id that the rest of the service knows. Where nobody is
/// personuppgiftsansvarig there is nobody to seal an identity for: the person gets the id by the blind index, and no identity is kept.
/// </summary>
internal sealed class PersonStore(BlindIndex blindIndex, IdentitySeal seal)
{
    // Gives those that are not there a random id; who is known under any of the keys keeps its ids. Of two that register one person at a time the
    // primary key lets one through; both then read what it wrote.
    private const string Index = """
        insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
        select distinct on (w.blind_index) @forbund, w.blind_index, @KeyNo,
            coalesce(known.number_id, gen_random_uuid()), coalesce(known.person_id, gen_random_uuid())
        from unnest(@Indexes, @Newer) as w (blind_index, newer)
        left join identity.individual known on known.forbund_id = @forbund and known.blind_index = w.newer
        order by w.blind_index, known.person_id
        on conflict on constraint individual_pk do nothing
        """;

    // Lets them be found under the newer keys too. Here and below an outer join, though each is there: it alone is sure to begin with the few.
    private const string IndexUnderNewerKeys = """
        insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
        select @forbund, n.newer, n.key_no, i.number_id, i.person_id
        from unnest(@NewerOf, @Newer, @NewerKeyNo) as n (blind_index, newer, key_no)
        left join identity.individual i on i.forbund_id = @forbund and i.blind_index = n.blind_index
        order by n.newer
        on conflict on constraint individual_pk do nothing
        """;

    // Of who is sealed already, nothing changes.
    private const string SealWhoIsNot = """
        insert into identity.person (forbund_id, controller, person_id, number_id, kind, sealed, registered_by)
        select @forbund, w.controller, i.person_id, i.number_id, w.kind, w.sealed, w.subject
        from unnest(@Indexes, @Controllers, @Kinds, @Sealed, @Subjects) as w (blind_index, controller, kind, sealed, subject)
        left join identity.individual i on i.forbund_id = @forbund and i.blind_index = w.blind_index
        on conflict on constraint person_pk do nothing
        """;

    /// <summary>
    /// Registers the persons that are not there, as part of a batch; the statements after these find each by its blind index. They differ.
    /// </summary>
    public IEnumerable<NpgsqlBatchCommand> Commands(string forbund, IReadOnlyList<IndexedPerson> persons)
    {
        if (persons.Count == 0)
        {
            yield break;
        }

        var distinct = persons.DistinctBy(person => Convert.ToHexString(person.Index), StringComparer.Ordinal).ToList();
        var newer = distinct.SelectMany(person => person.Indexes.Skip(1), (person, index) => (Of: person.Index, index.Index, index.KeyNo)).ToList();
        var sought = distinct
            .SelectMany(person => person.Indexes.Skip(1).Select(index => index.Index).DefaultIfEmpty(), (person, index) => (Of: person.Index, Newer: index))
            .ToList();
        yield return new(Index)
        {
            Parameters =
            {
                new("forbund", forbund), new("KeyNo", persons[0].Indexes[0].KeyNo), new("Indexes", sought.ConvertAll(each => each.Of).ToArray()),
                new("Newer", sought.ConvertAll(each => each.Newer).ToArray()),
            },
        };
        if (newer.Count > 0)
        {
            yield return new(IndexUnderNewerKeys)
            {
                Parameters =
                {
                    new("forbund", forbund), new("NewerOf", newer.Select(index => index.Of).ToArray()),
                    new("Newer", newer.Select(index => index.Index).ToArray()), new("NewerKeyNo", newer.Select(index => index.KeyNo).ToArray()),
                },
            };
        }

        if (Seal(forbund, persons) is { } sealing)
        {
            yield return sealing;
        }
    }

    /// <summary>Registers the persons that are not there, in one round trip. They differ.</summary>
    public async Task RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IReadOnlyList<NamedPerson> persons,
        string subject,
        CancellationToken cancellationToken)
    {
        if (persons.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in Commands(forbund, [.. persons.Select(person => Indexed(forbund, person, subject))]))
        {
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Registers a person that is not there, and gives the random id.</summary>
    public async Task<Guid> RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        NamedPerson person,
        string subject,
        CancellationToken cancellationToken)
    {
        await RegisterAsync(connection, transaction, forbund, [person], subject, cancellationToken);
        return (await FindKnownAsync(connection, transaction, forbund, person.Identifier, cancellationToken))!.Value;
    }

    /// <summary>A person with what it is found by.</summary>
    public IndexedPerson Indexed(string forbund, NamedPerson person, string subject) =>
        new(person, blindIndex.All(forbund, person.Identifier.Value), subject);

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

    private NpgsqlBatchCommand? Seal(string forbund, IReadOnlyList<IndexedPerson> persons)
    {
        var kept = persons.Where(person => person.Person.Controller is not null).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var seals = kept.Select(person => person.Person.Controller!).Distinct().ToDictionary(each => each, each => seal.For(forbund, each));
        return new(SealWhoIsNot)
        {
            Parameters =
            {
                new("forbund", forbund), new("Indexes", kept.Select(person => person.Index).ToArray()),
                new("Controllers", kept.Select(person => person.Person.Controller!).ToArray()),
                new("Kinds", kept.Select(person => person.Person.Identifier.Kind).ToArray()),
                new("Sealed", kept.Select(each => IdentitySeal.Seal(seals[each.Person.Controller!], each.Person.Identifier.Value)).ToArray()),
                new("Subjects", kept.Select(person => person.Subject).ToArray()),
            },
        };
    }
}
