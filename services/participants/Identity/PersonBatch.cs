using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>Registers persons as <see cref="PersonStore"/> does, without a round trip of its own.</summary>
internal sealed class PersonBatch(IdentitySeal seal)
{
    // Of who is sealed already, nothing changes. An outer join, though each is there: it alone is sure to begin with the few.
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
        yield return new(PersonStore.Index)
        {
            Parameters =
            {
                new("forbund", forbund), new("KeyNo", persons[0].Indexes[0].KeyNo), new("Indexes", distinct.Select(person => person.Index).ToArray()),
                new("NewerOf", newer.Select(index => index.Of).ToArray()), new("Newer", newer.Select(index => index.Index).ToArray()),
            },
        };
        if (newer.Count > 0)
        {
            yield return new(PersonStore.IndexUnderNewerKeys)
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
