using Dapper;
using Finsam.Ledger.Domain;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>The fiscal years that are there.</summary>
internal static class FiscalYears
{
    /// <summary>Reads them, oldest first.</summary>
    public static async Task<IReadOnlyList<Row>> ReadAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct) =>
        (await connection.QueryAsync<(DateOnly First, DateOnly Last, bool HasOpenings, DateTime? ClosedAt)>(new CommandDefinition(
            "select first_day, last_day, has_openings, closed_at from fiscal_year where forbund_id = @forbund order by first_day",
            new { forbund }, transaction, cancellationToken: ct)))
            .Select(row => new Row(new DaySpan(row.First, row.Last), row.HasOpenings, row.ClosedAt)).ToList();

    /// <summary>Opens a year without opening balances, and logs it.</summary>
    public static async Task OpenAsync(LockedBooks books, DaySpan year, string reason)
    {
        await books.ExecuteAsync(
            "insert into fiscal_year (forbund_id, first_day, last_day, has_openings) values (@Forbund, @First, @Last, false)",
            new { books.Forbund, year.First, year.Last });
        await books.LogAsync(new ChangeLogEntry("FISCAL_YEAR_OPENED", year.ToString(), "", "öppet", reason));
    }

    /// <summary>A fiscal year.</summary>
    /// <param name="Span">Its days.</param>
    /// <param name="HasOpenings">True when it has opening balances.</param>
    /// <param name="ClosedAt">When it was closed, UTC; null while it is open.</param>
    internal sealed record Row(DaySpan Span, bool HasOpenings, DateTime? ClosedAt);
}
