using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>The last numbers given in a group's series, by fiscal year. The chain's lock keeps others from giving any meanwhile.</summary>
internal sealed class SeriesNumbers
{
    private readonly Dictionary<(DateOnly FiscalYear, string Series), long> last = [];
    private readonly HashSet<(DateOnly FiscalYear, string Series)> moved = [];

    /// <summary>Selects the counters of some series; <see cref="ReadAsync"/> reads the rows.</summary>
    public static NpgsqlBatchCommand ReadCommand(string forbund, string[] series) =>
        new("select fiscal_year, series, last_number from voucher_series where forbund_id = $1 and series = any($2)")
        {
            Parameters = { new() { Value = forbund }, new() { Value = series } },
        };

    /// <summary>Reads the rows of <see cref="ReadCommand"/>.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        while (await reader.ReadAsync(ct))
        {
            last[(reader.GetFieldValue<DateOnly>(0), reader.GetString(1))] = reader.GetInt64(2);
        }
    }

    /// <summary>Gives the next number of a series.</summary>
    public long Next(DateOnly fiscalYear, string series)
    {
        var number = last.GetValueOrDefault((fiscalYear, series)) + 1;
        last[(fiscalYear, series)] = number;
        moved.Add((fiscalYear, series));
        return number;
    }

    /// <summary>Keeps the counters of the series that numbers were given in.</summary>
    public NpgsqlBatchCommand SaveCommand(string forbund) => new("""
        insert into voucher_series (forbund_id, fiscal_year, series, last_number)
        select $1, * from unnest($2::date[], $3::text[], $4::bigint[])
        on conflict on constraint voucher_series_pk do update set last_number = excluded.last_number
        """)
    {
        Parameters =
        {
            new() { Value = forbund },
            new() { Value = moved.Select(counter => counter.FiscalYear).ToArray() },
            new() { Value = moved.Select(counter => counter.Series).ToArray() },
            new() { Value = moved.Select(counter => last[counter]).ToArray() },
        },
    };
}
