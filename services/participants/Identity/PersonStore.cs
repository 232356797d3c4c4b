using Dapper;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Registers persons, sealed for their controller, and gives each the random id that the rest of the service knows. Where nobody is
/// personuppgiftsansvarig there is nobody to seal an identity for: the person gets the id by the blind index, and no identity is kept.
/// </summary>
internal sealed class PersonStore(IdentitySeal seal)
{
    /// <summary>
    /// Registers the persons that are not there, in a few statements however many they are. Blind indexes of one controller differ.
    /// </summary>
    public async Task RegisterAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IReadOnlyCollection<NamedPerson> persons,
        CancellationToken cancellationToken)
    {
        await IndexAsync(
            connection,
            transaction,
            forbund,
            [.. persons.Where(person => person.Controller is null).Select(person => person.BlindIndex)],
            cancellationToken);
        foreach (var controller in persons.Where(person => person.Controller is not null)
            .GroupBy(person => person.Controller!, StringComparer.Ordinal))
        {
            var known = (await connection.QueryAsync<byte[]>(new CommandDefinition("""
                select p.blind_index
                from unnest(@Wanted) as w (blind_index)
                join identity.person p on p.forbund_id = @forbund and p.controller = @Controller and p.blind_index = w.blind_index
                """,
                new { forbund, Controller = controller.Key, Wanted = controller.Select(person => person.BlindIndex).ToArray() },
                transaction,
                cancellationToken: cancellationToken))).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
            var missing = controller.Where(person => !known.Contains(Convert.ToHexString(person.BlindIndex))).ToList();
            if (missing.Count > 0)
            {
                await InsertAsync(connection, transaction, forbund, controller.Key, missing, cancellationToken);
            }
        }
    }

    /// <summary>Registers a person that is not there, and gives the random id.</summary>
    public async Task<Guid> RegisterAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, NamedPerson person, CancellationToken cancellationToken)
    {
        await RegisterAsync(connection, transaction, forbund, [person], cancellationToken);
        return await FindAsync(connection, transaction, forbund, person.BlindIndex, cancellationToken);
    }

    private static Task<Guid> FindAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        byte[] blindIndex,
        CancellationToken cancellationToken) =>
        connection.QuerySingleAsync<Guid>(new CommandDefinition(
            "select person_id from identity.individual where forbund_id = @forbund and blind_index = @blindIndex",
            new { forbund, blindIndex },
            transaction,
            cancellationToken: cancellationToken));

    // Somebody that a controller knows already keeps the id: unique individuals are counted over controllers.
    private static async Task IndexAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        byte[][] blindIndexes,
        CancellationToken cancellationToken)
    {
        if (blindIndexes.Length == 0)
        {
            return;
        }

        await connection.ExecuteAsync(new CommandDefinition("""
            insert into identity.individual (forbund_id, blind_index, person_id)
            select @forbund, w.blind_index, gen_random_uuid() from unnest(@blindIndexes) as w (blind_index) order by w.blind_index
            on conflict on constraint individual_pk do nothing
            """, new { forbund, blindIndexes }, transaction, cancellationToken: cancellationToken));
    }

    private async Task InsertAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string controller,
        List<NamedPerson> missing,
        CancellationToken cancellationToken)
    {
        var protector = seal.For(forbund, controller);
        var blindIndexes = missing.Select(person => person.BlindIndex).ToArray();
        await IndexAsync(connection, transaction, forbund, blindIndexes, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition("""
            insert into identity.person (forbund_id, controller, person_id, blind_index, sealed)
            select @forbund, @controller, i.person_id, w.blind_index, w.sealed
            from unnest(@blindIndexes, @identities) as w (blind_index, sealed)
            join identity.individual i on i.forbund_id = @forbund and i.blind_index = w.blind_index
            on conflict on constraint person_blind_index_key do nothing
            """,
            new
            {
                forbund,
                controller,
                blindIndexes,
                identities = missing.Select(person => IdentitySeal.Seal(protector, person.Key)).ToArray(),
            },
            transaction,
            cancellationToken: cancellationToken));
    }
}
