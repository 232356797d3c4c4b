using System.Security.Cryptography;
using Npgsql;

namespace Finsam.Cli.Bench.Ledger;

/// <summary>
/// The books of a nation: förbund with ten years of vouchers like those of <see cref="BenchYear"/>, written straight into the ledger's
/// tables, without the checks and the chain that would take hours.
/// </summary>
/// <param name="database">The ledger's database.</param>
/// <param name="vouchers">Vouchers a year.</param>
internal sealed class Nation(NpgsqlDataSource database, int vouchers)
{
    /// <summary>Years of each förbund.</summary>
    public const int Years = 10;

    /// <summary>Förbund of a whole nation, with some to spare: there are about 80.</summary>
    public const int Forbund = 100;

    private const int LastYear = 2017;
    private const int WrittenTogether = 2;
    private const int NoTimeout = 0;

    /// <summary>Adds the nine years before its own to a förbund, and so many other förbund; then what the server's own upkeep would do in time.</summary>
    public async Task FillAsync(BenchYear year, int others, CancellationToken cancellationToken)
    {
        await ExecuteAsync("alter table voucher disable trigger user; alter table posting disable trigger user", [], cancellationToken);
        await AddAsync(year.Slug, LastYear - 1, vouchers, cancellationToken);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, others),
            new ParallelOptions { MaxDegreeOfParallelism = WrittenTogether, CancellationToken = cancellationToken },
            async (_, token) => await AddAsync($"bench-{RandomNumberGenerator.GetHexString(10, lowercase: true)}", LastYear, 0, token));

        await ExecuteAsync("alter table voucher enable trigger user; alter table posting enable trigger user", [], cancellationToken);
        await ExecuteAsync("vacuum (analyze) voucher", [], cancellationToken);
        await ExecuteAsync("vacuum (analyze) posting", [], cancellationToken);
    }

    // The years from ten before the last one measured up to this one, after the vouchers that are there.
    private async Task AddAsync(string forbund, int toYear, int lastVoucher, CancellationToken cancellationToken)
    {
        const string years = "generate_series($2::int, $3::int) as year";
        object[] parameters = [forbund, LastYear - Years + 1, toYear];
        await ExecuteAsync("""
            insert into account (forbund_id, number, name, kind, named_for)
            select $1, number, 'Konto ' || number, '', '2017-01-01' from unnest($2::text[]) as number on conflict do nothing
            """, [forbund, BenchYear.Accounts.ToArray()], cancellationToken);
        await ExecuteAsync($"""
            insert into fiscal_year (forbund_id, first_day, last_day, has_openings)
            select $1, make_date(year, 1, 1), make_date(year, 12, 31), false from {years}
            """, parameters, cancellationToken);
        await ExecuteAsync($"""
            insert into voucher (forbund_id, voucher_id, fiscal_year, series, number, date, text, posted_by, content_hash, hash)
            select $1, $4 + (year - $2) * $5 + i, make_date(year, 1, 1), 'A', i::text, make_date(year, 1, 1) + ((i - 1) * 365 / $5),
                'Verifikation ' || i, 'bench', '', ''
            from {years}, generate_series(1, $5) as i
            order by year, i
            """, [.. parameters, lastVoucher, vouchers], cancellationToken);
        await ExecuteAsync($"""
            insert into posting (forbund_id, voucher_id, row_no, account, project, amount_ore, date, text)
            select $1, $4 + (year - $2) * $5 + i, row_no, $6[row_no], '', case row_no when 1 then 200 else -100 end * i::bigint,
                make_date(year, 1, 1) + ((i - 1) * 365 / $5), ''
            from {years}, generate_series(1, $5) as i, generate_series(1, 3) as row_no
            order by year, i, row_no
            """, [.. parameters, lastVoucher, vouchers, BenchYear.Accounts.ToArray()], cancellationToken);
    }

    private async Task ExecuteAsync(string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = NoTimeout;
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
