using System.Security.Cryptography;
using Dapper;
using Finsam.Participants.Plans;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Moves a förbund's identities to new keys, a batch in each transaction: what was sealed by a former key is sealed anew, and numbers get an index
/// under each key that they lack. Whatever stops it, what is left is found again by what it lacks.
/// </summary>
internal sealed class Rekeying(TenantDataSource dataSource, BlindIndex blindIndex, IdentitySeal seal)
{
    /// <summary>Most rows of a batch.</summary>
    public const int BatchRows = 200;

    private const string SealedBefore = """
        select controller, person_id, number_id, sealed
        from identity.person
        where forbund_id = @forbund and substring(sealed from 5 for 16) <> @KeyId
            and (controller, person_id, number_id) > (@Controller, @PersonId, @NumberId)
        order by controller, person_id, number_id
        limit @BatchRows
        for update skip locked
        """;

    private const string WithoutIndex = """
        select distinct on (p.number_id) p.controller, known.person_id, p.number_id, p.sealed
        from identity.person p
        join lateral (
            select i.person_id from identity.individual i where i.forbund_id = @forbund and i.number_id = p.number_id limit 1
        ) known on true
        where p.forbund_id = @forbund and p.number_id > @NumberId
            and not exists (
                select from identity.individual i where i.forbund_id = @forbund and i.number_id = p.number_id and i.key_no = @keyNo)
        order by p.number_id
        limit @BatchRows
        """;

    /// <summary>Moves all that can be moved; how many rows were.</summary>
    public async Task<int> RunAsync(string forbund, CancellationToken cancellationToken)
    {
        var moved = 0;
        var place = Place.First;
        do
        {
            (var batch, place) = await ResealAsync(forbund, place, cancellationToken);
            moved += batch;
        }
        while (place != Place.Last);

        foreach (var keyNo in blindIndex.KeyNumbers)
        {
            place = Place.First;
            do
            {
                (var batch, place) = await IndexAsync(forbund, keyNo, place, cancellationToken);
                moved += batch;
            }
            while (place != Place.Last);
        }

        return moved + await ForgetAsync(forbund, cancellationToken);
    }

    /// <summary>Seals a batch anew, from a place on; where the next begins.</summary>
    public Task<(int Moved, Place Next)> ResealAsync(string forbund, Place from, CancellationToken cancellationToken) => InTransactionAsync(
        forbund,
        async (connection, transaction) =>
        {
            var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
                SealedBefore,
                new { forbund, KeyId = seal.CurrentKeyId(), from.Controller, from.PersonId, from.NumberId, BatchRows },
                transaction,
                cancellationToken: cancellationToken))).AsList();
            var opened = rows.Select(row => (Row: row, Text: TryOpen(forbund, row))).Where(row => row.Text is not null).ToList();
            await connection.ExecuteAsync(new CommandDefinition(
                """
                update identity.person p
                set sealed = w.sealed
                from unnest(@Controllers, @PersonIds, @NumberIds, @Sealed) as w (controller, person_id, number_id, sealed)
                where p.forbund_id = @forbund and p.controller = w.controller and p.person_id = w.person_id and p.number_id = w.number_id
                """,
                new
                {
                    forbund,
                    Controllers = opened.Select(row => row.Row.Controller).ToArray(),
                    PersonIds = opened.Select(row => row.Row.PersonId).ToArray(),
                    NumberIds = opened.Select(row => row.Row.NumberId).ToArray(),
                    Sealed = opened.Select(row => IdentitySeal.Seal(seal.For(forbund, row.Row.Controller), row.Text!)).ToArray(),
                },
                transaction,
                cancellationToken: cancellationToken));
            return (opened.Count, Place.After(rows));
        },
        cancellationToken);

    /// <summary>Gives a batch of numbers their index under a key, from a place on; where the next begins.</summary>
    public Task<(int Moved, Place Next)> IndexAsync(string forbund, int keyNo, Place from, CancellationToken cancellationToken) => InTransactionAsync(
        forbund,
        async (connection, transaction) =>
        {
            await StatementPlans.ByKey.SetAsync(connection, transaction, cancellationToken);
            var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
                WithoutIndex,
                new { forbund, keyNo, from.NumberId, BatchRows },
                transaction,
                cancellationToken: cancellationToken))).AsList();
            var opened = rows.Select(row => (Row: row, Text: TryOpen(forbund, row))).Where(row => row.Text is not null).ToList();
            var moved = await connection.ExecuteAsync(new CommandDefinition(
                """
                insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
                select @forbund, w.blind_index, @keyNo, w.number_id, w.person_id
                from unnest(@Indexes, @NumberIds, @PersonIds) as w (blind_index, number_id, person_id)
                order by w.blind_index
                on conflict on constraint individual_pk do nothing
                """,
                new
                {
                    forbund,
                    keyNo,
                    Indexes = opened.Select(row => blindIndex.All(forbund, row.Text!).First(index => index.KeyNo == keyNo).Index).ToArray(),
                    NumberIds = opened.Select(row => row.Row.NumberId).ToArray(),
                    PersonIds = opened.Select(row => row.Row.PersonId).ToArray(),
                },
                transaction,
                cancellationToken: cancellationToken));
            return (moved, Place.After(rows));
        },
        cancellationToken);

    /// <summary>What is not moved yet, in a förbund.</summary>
    public async Task<KeyUse> CountAsync(string forbund, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleAsync<KeyUse>(new CommandDefinition(
            """
            select
                (select count(*) from identity.person where forbund_id = @forbund and substring(sealed from 5 for 16) <> @KeyId) as sealed_before,
                count(*) filter (where is_sealed) as not_indexed,
                count(*) filter (where not is_sealed) as never_sealed
            from (
                select exists (select from identity.person p where p.forbund_id = @forbund and p.number_id = i.number_id) as is_sealed
                from identity.individual i
                where i.forbund_id = @forbund
                group by i.number_id
                having bool_and(i.key_no <> @newest)
            ) left_behind
            """,
            new { forbund, KeyId = seal.CurrentKeyId(), newest = blindIndex.KeyNumbers[^1] },
            cancellationToken: cancellationToken));
    }

    // Indexes under keys that are gone find nobody. A key that this instance does not know yet is newer than those it knows.
    private async Task<int> ForgetAsync(string forbund, CancellationToken cancellationToken)
    {
        var (forgotten, batch) = (0, 0);
        do
        {
            (batch, _) = await InTransactionAsync(
                forbund,
                async (connection, transaction) => (await connection.ExecuteAsync(new CommandDefinition(
                    """
                    delete from identity.individual
                    where forbund_id = @forbund and blind_index in (
                        select blind_index from identity.individual where forbund_id = @forbund and key_no < @oldest limit @BatchRows)
                    """,
                    new { forbund, oldest = blindIndex.KeyNumbers[0], BatchRows },
                    transaction,
                    cancellationToken: cancellationToken)), Place.Last),
                cancellationToken);
            forgotten += batch;
        }
        while (batch == BatchRows);
        return forgotten;
    }

    private async Task<(int Moved, Place Next)> InTransactionAsync(
        string forbund, Func<NpgsqlConnection, NpgsqlTransaction, Task<(int Moved, Place Next)>> work, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var moved = await work(connection, transaction);
        await transaction.CommitAsync(cancellationToken);
        return moved;
    }

    // What cannot be opened any longer is left as it is, and counted.
    private string? TryOpen(string forbund, Row row)
    {
        try
        {
            return seal.Open(forbund, row.Controller, row.Sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Where a batch begins.</summary>
    internal sealed record Place(string Controller, Guid PersonId, Guid NumberId)
    {
        /// <summary>Before every row.</summary>
        public static readonly Place First = new("", Guid.Empty, Guid.Empty);

        /// <summary>After every row.</summary>
        public static readonly Place Last = new("\uFFFF", Guid.Empty, Guid.Empty);

        /// <summary>After a batch; the last place when it was no full one.</summary>
        internal static Place After(IReadOnlyList<Row> rows) =>
            rows.Count < BatchRows ? Last : new Place(rows[^1].Controller, rows[^1].PersonId, rows[^1].NumberId);
    }

    internal sealed class Row
    {
        public required string Controller { get; init; }

        public required Guid PersonId { get; init; }

        public required Guid NumberId { get; init; }

        public required byte[] Sealed { get; init; }
    }
}
