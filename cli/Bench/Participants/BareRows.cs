using Npgsql;

namespace Finsam.Cli.Bench.Participants;

/// <summary>
/// pgbench with each transaction one prepared statement that inserts the rows that an inskrivning leaves (an individual, a sealed person, a
/// participation and an answer kept for replays) into tables with the columns and indexes of the service's, in the same database, and nothing
/// more: no checks, no foreign keys, no row-level security, no journal and no outbox.
/// </summary>
internal sealed class BareRows(NpgsqlDataSource database, string connectionString)
{
    // Bytes are as many as those of what is sealed and answered.
    private const string Script = """
        with individual as (
            insert into bench.individual (forbund_id, blind_index, number_id, person_id)
            values ('bench', sha256(convert_to(gen_random_uuid()::text, 'UTF8')), gen_random_uuid(), gen_random_uuid())
            returning number_id, person_id
        ), person as (
            insert into bench.person (forbund_id, controller, person_id, number_id, sealed, registered_by)
            select 'bench', 'kommun', person_id, number_id, decode(repeat('a7', 132), 'hex'), 'bench' from individual
        ), answer as (
            insert into bench.request_log (forbund_id, request_id, method, request_hash, response)
            values ('bench', gen_random_uuid()::text, 'Enroll', sha256(''), decode(repeat('a7', 144), 'hex'))
        )
        insert into bench.participation (forbund_id, participation, insats, registration, gender, birth_year, municipality, education,
            public_support_years, support_before, referrer, enrolled_on, person_id, registered_by, changed_by)
        select 'bench', replace(gen_random_uuid()::text, '-', ''), '1', 'named', 'woman', 1980, 'Kommunen', 'upper_secondary',
            2.5, array['social_assistance', 'activity_support'], 'self', '2017-03-01', person_id, 'bench', 'bench'
        from individual;
        """;

    /// <summary>Makes the tables, empty.</summary>
    public Task MakeAsync(CancellationToken cancellationToken) => ExecuteAsync("""
        drop schema if exists bench cascade;
        create schema bench;
        create table bench.individual (like identity.individual including all);
        create table bench.person (like identity.person including all);
        create table bench.request_log (like public.request_log including all);
        create table bench.participation (like public.participation including all);
        """, cancellationToken);

    /// <summary>Removes them.</summary>
    public Task DropAsync(CancellationToken cancellationToken) => ExecuteAsync("drop schema bench cascade", cancellationToken);

    /// <summary>Participations a second.</summary>
    public Task<double> SpeedAsync(int clients, CancellationToken cancellationToken) =>
        PgBenchRun.SpeedAsync(connectionString, Script, clients, cancellationToken);

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
