using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Npgsql;

namespace Finsam.Participants.Enroll;

/// <summary>
/// Where the persons of a group's inskrivningar take part already: those that are registered, persons that are linked counting as one, and those
/// that the group has taken in, who have no id of their own yet.
/// </summary>
internal sealed class KnownParticipations
{
    private readonly string forbund;
    private readonly Dictionary<PersonIdentifier, Guid> persons = [];
    private readonly Dictionary<string, PersonIdentifier> byIndex = new(StringComparer.Ordinal);
    private readonly List<byte[]> indexes = [];

    // Day of avslut of each, null while open.
    private readonly Dictionary<(Guid Person, string Insats), List<DateOnly?>> ends = [];

    /// <summary>Nothing is known before it is read.</summary>
    public KnownParticipations(string forbund, IEnumerable<PersonIdentifier> identifiers, BlindIndex blindIndex)
    {
        this.forbund = forbund;
        foreach (var identifier in identifiers.Where(identifier => persons.TryAdd(identifier, Guid.NewGuid())))
        {
            foreach (var (_, index) in blindIndex.All(forbund, identifier.Value))
            {
                byIndex[Convert.ToHexString(index)] = identifier;
                indexes.Add(index);
            }
        }
    }

    /// <summary>Selects what is registered; <see cref="ReadAsync"/> reads its rows.</summary>
    /// <remarks><c>offset 0</c> has the participations looked up person by person, and none for who is new, in tables of any size.</remarks>
    public NpgsqlBatchCommand ReadCommand() => new($"""
        select i.blind_index, coalesce(l.individual_id, i.person_id), p.insats, p.closed_on
        from unnest($2) as wanted (blind_index)
        left join identity.individual i on i.forbund_id = $1 and i.blind_index = wanted.blind_index
        left join identity.linked_person l on l.forbund_id = $1 and l.person_id = i.person_id
        left join lateral (
            select i.person_id
            union
            select o.person_id from identity.linked_person o where o.forbund_id = $1 and o.individual_id = l.individual_id
        ) same on true
        left join lateral (
            select p.insats, p.closed_on
            from participation p
            where same.person_id is not null and p.forbund_id = $1 and p.person_id = same.person_id
                and p.closure_reason is distinct from '{CodeListNames.Misregistered}'
            offset 0
        ) p on true
        """)
    {
        Parameters = { new() { Value = forbund }, new() { Value = indexes.ToArray() } },
    };

    /// <summary>Reads the rows of <see cref="ReadCommand"/>.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader)
    {
        while (await reader.ReadAsync())
        {
            if (reader.IsDBNull(0))
            {
                continue;
            }

            var person = reader.GetGuid(1);
            persons[byIndex[Convert.ToHexString(reader.GetFieldValue<byte[]>(0))]] = person;
            if (!reader.IsDBNull(2))
            {
                Add(person, reader.GetString(2), reader.GetFieldValue<DateOnly?>(3));
            }
        }
    }

    /// <summary>Who a person counts as; an id of this group's own where the person is not known yet.</summary>
    public Guid? PersonOf(PersonIdentifier? identifier) => identifier is null ? null : persons[identifier];

    /// <summary>True when the person takes part in the insats after the day of inskrivning, which may be the day that another ended.</summary>
    public bool Overlaps(RegisteredParticipation participation, Guid person) =>
        ends.TryGetValue((person, participation.Insats), out var others) && others.Exists(end => end is null || participation.EnrolledOn < end);

    /// <summary>Adds one that has been taken in.</summary>
    public void Add(RegisteredParticipation participation, PersonIdentifier? identifier)
    {
        if (PersonOf(identifier) is { } person)
        {
            Add(person, participation.Insats, participation.ClosedOn);
        }
    }

    private void Add(Guid person, string insats, DateOnly? end)
    {
        if (!ends.TryGetValue((person, insats), out var others))
        {
            ends.Add((person, insats), others = []);
        }

        others.Add(end);
    }
}
