using Dapper;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>Numbers without gaps in each series and fiscal year.</summary>
internal static class VoucherNumbers
{
    /// <summary>
    /// Takes the next numbers of a series and gives the first. The counter's row stays locked until the transaction ends, so a number is
    /// given again when it rolls back, and a gap cannot arise.
    /// </summary>
    public static async Task<long> TakeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DateOnly fiscalYear,
        string series,
        int count,
        CancellationToken ct)
    {
        var last = await connection.ExecuteScalarAsync<long>(new CommandDefinition("""
            insert into voucher_series (forbund_id, fiscal_year, series, last_number) values (@forbund, @fiscalYear, @series, @count)
            on conflict on constraint voucher_series_pk do update set last_number = voucher_series.last_number + @count
            returning last_number
            """, new { forbund, fiscalYear, series, count }, transaction, cancellationToken: ct));
        return last - count + 1;
    }

    /// <summary>Moves a series past a number that a file has used.</summary>
    public static Task PassAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DateOnly fiscalYear,
        string series,
        long number,
        CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into voucher_series (forbund_id, fiscal_year, series, last_number) values (@forbund, @fiscalYear, @series, @number)
            on conflict on constraint voucher_series_pk do update set
                last_number = greatest(voucher_series.last_number, excluded.last_number)
            """, new { forbund, fiscalYear, series, number }, transaction, cancellationToken: ct));
}
