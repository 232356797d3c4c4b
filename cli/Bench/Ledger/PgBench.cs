using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>
/// pgbench with 32 clients, each transaction one prepared statement that takes the next number of a series, chains a hash and inserts a
/// voucher and its three rows into the <see cref="BareTables"/>.
/// </summary>
internal sealed class PgBench(NpgsqlDataSource database, string connectionString)
{
    private const string Script = """
        \set series random(1, SERIES)
        with numbered as (
            update bench.series
            set last_number = last_number + 1, hash = sha256(hash || convert_to('2017-06-01' || 'Verifikation' || last_number, 'UTF8'))
            where forbund_id = 'forbund-' || :series
            returning forbund_id, last_number, hash
        ), added as (
            insert into bench.voucher (forbund_id, voucher_id, fiscal_year, series, number, date, text, posted_by, content_hash, hash)
            select forbund_id, last_number, '2017-01-01', 'B', last_number::text, '2017-06-01', 'Verifikation', 'bench', hash, hash from numbered
        )
        insert into bench.posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text)
        select forbund_id, last_number, row_no, account, '', amount_ore, '2017-06-01', ''
        from numbered, (values (1, '1930', 200), (2, '3010', -100), (3, '4010', -100)) as row (row_no, account, amount_ore);
        """;

    /// <summary>Transactions a second, over so many series.</summary>
    public async Task<double> SpeedAsync(int series, int clients, CancellationToken cancellationToken)
    {
        await using (var prepare = database.CreateCommand("""
            insert into bench.series select 'forbund-' || i, 0, sha256('') from generate_series(1, $1) as i
            on conflict on constraint series_pk do nothing
            """))
        {
            prepare.Parameters.Add(new() { Value = series });
            await prepare.ExecuteNonQueryAsync(cancellationToken);
        }

        var script = Script.Replace("SERIES", $"{series}", StringComparison.Ordinal);
        return await PgBenchRun.SpeedAsync(connectionString, script, clients, cancellationToken);
    }
}
