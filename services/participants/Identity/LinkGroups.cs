using Dapper;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Who counts as one individual, worked out anew from the links that stand whenever one comes or goes: a link that is undone leaves nothing
/// behind, also where others go through the same person. A förbund has few links.
/// </summary>
internal static class LinkGroups
{
    /// <summary>Selects the ids that <c>@person</c> of <c>@forbund</c> counts by: its own, and those of all that links lead to from it.</summary>
    public const string SamePerson = """
        select @person
        union
        select l.person_id
        from identity.linked_person me
        join identity.linked_person l on l.forbund_id = me.forbund_id and l.individual_id = me.individual_id
        where me.forbund_id = @forbund and me.person_id = @person
        """;

    /// <summary>Works them out, in the transaction of the change, and tells whether they agree with what has been kept apart.</summary>
    public static async Task<LinkOutcome> RebuildAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken cancellationToken)
    {
        var standing = (await connection.QueryAsync<(bool IsLink, Guid One, Guid Other)>(new CommandDefinition(
            "select kind = 'link', person_a, person_b from identity.person_decision where forbund_id = @forbund and undone_at is null",
            new { forbund },
            transaction,
            cancellationToken: cancellationToken))).ToLookup(decision => decision.IsLink, decision => (decision.One, decision.Other));
        var groups = Groups(standing[true]);
        await connection.ExecuteAsync(new CommandDefinition("""
            delete from identity.linked_person where forbund_id = @forbund;

            insert into identity.linked_person (forbund_id, person_id, individual_id)
            select @forbund, person_id, individual_id from unnest(@Persons, @Individuals) as linked (person_id, individual_id)
            """,
            new { forbund, Persons = groups.Keys.ToArray(), Individuals = groups.Values.ToArray() },
            transaction,
            cancellationToken: cancellationToken));
        return standing[false].Any(apart => groups.TryGetValue(apart.One, out var one) && groups.TryGetValue(apart.Other, out var other) && one == other)
            ? LinkOutcome.JoinsWhatIsKeptApart
            : LinkOutcome.Agrees;
    }

    /// <summary>The person that stands for each linked one: the first by id of those that links lead to, however long the way.</summary>
    internal static Dictionary<Guid, Guid> Groups(IEnumerable<(Guid One, Guid Other)> links)
    {
        var leads = new Dictionary<Guid, Guid>();
        foreach (var (one, other) in links)
        {
            var (first, second) = (Root(one), Root(other));
            leads[first.CompareTo(second) < 0 ? second : first] = first.CompareTo(second) < 0 ? first : second;
        }

        return leads.Keys.ToDictionary(person => person, Root);

        Guid Root(Guid person)
        {
            leads.TryAdd(person, person);
            while (leads[person] != person)
            {
                person = leads[person];
            }

            return person;
        }
    }
}
