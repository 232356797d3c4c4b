using Npgsql;

namespace Finsam.Ledger.PostVoucher;

/// <summary>The last numbers given in a group's series, by fiscal year. The chain's lock keeps others from giving any meanwhile.</summary>
internal sealed class SeriesNumbers
{
    private readonly Dictionary<(DateOnly FiscalYear, string Series), long> last = [];
    private readonly HashSet<(DateOnly FiscalYear, string Series)> moved = [];

    /// <summary>Selects the counters of the series that vouchers are posted in: förbund, fiscal year, series and last number.</summary>
    public static NpgsqlBatchCommand ReadCommand(IReadOnlyList<WaitingVoucher> group)
    {
        var series = group.Select(voucher => (voucher.Key.Forbund, voucher.Draft.Series)).Distinct().ToList();
        return new NpgsqlBatchCommand("""
            select forbund_id, fiscal_year, series, last_number
            from voucher_series
            where forbund_id = any($1) and (forbund_id, series) in (select * from unnest($1::text[], $2::text[]))
            """)
        {
            Parameters =
            {
                new() { Value = series.Select(each => each.Forbund).ToArray() }, new() { Value = series.Select(each => each.Series).ToArray() },
            },
        };
    }

    /// <summary>Adds a counter as it stands.</summary>
    public void Add(DateOnly fiscalYear, string series, long lastNumber) => last[(fiscalYear, series)] = lastNumber;

    /// <summary>Gives the next number of a series.</summary>
    public long Next(DateOnly fiscalYear, string series)
    {
        var number = last.GetValueOrDefault((fiscalYear, series)) + 1;
        last[(fiscalYear, series)] = number;
        moved.Add((fiscalYear, series));
        return number;
    }

    /// <summary>Keeps the counters of the series that numbers were given in.</summary>
    public static NpgsqlBatchCommand SaveCommand(IReadOnlyList<ForbundBooks> changed)
    {
        var moved = changed
            .SelectMany(books => books.Numbers.moved.Select(
                counter => (books.Forbund, counter.FiscalYear, counter.Series, LastNumber: books.Numbers.last[counter])))
            .ToList();
        return new NpgsqlBatchCommand("""
            insert into voucher_series (forbund_id, fiscal_year, series, last_number)
            select * from unnest($1::text[], $2::date[], $3::text[], $4::bigint[])
            on conflict on constraint voucher_series_pk do update set last_number = excluded.last_number
            """)
        {
            Parameters =
            {
                new() { Value = moved.Select(counter => counter.Forbund).ToArray() },
                new() { Value = moved.Select(counter => counter.FiscalYear).ToArray() },
                new() { Value = moved.Select(counter => counter.Series).ToArray() },
                new() { Value = moved.Select(counter => counter.LastNumber).ToArray() },
            },
        };
    }
}
