using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>
/// Numbers that are missing in the series of each fiscal year. What an imported file left out, its own program left out: a gap below the
/// highest number that a file brought is told, above it the ledger gave the numbers itself, and a gap is a fault.
/// </summary>
/// <param name="Fault">The first number that the ledger gave and that is missing; null when none is.</param>
/// <param name="Imported">Gaps of imported files, at most <see cref="MostTold"/>.</param>
/// <param name="ImportedCount">How many of those there are.</param>
internal sealed record NumberGaps(BooksFault? Fault, IReadOnlyList<NumberGap> Imported, long ImportedCount)
{
    private const int MostTold = 100;

    /// <summary>Finds them.</summary>
    public static async Task<NumberGaps> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        // The counter stands as one more number after the last, so that a last voucher that has been taken away shows as well. A series of a
        // file may begin at any number.
        var gaps = (await connection.QueryAsync<Gap>(new CommandDefinition("""
            with numbered as (
                select fiscal_year, series, number::bigint as number, coalesce(source_number, '') <> '' as is_imported
                from voucher where forbund_id = @forbund and number ~ '^[0-9]{1,15}$'
            ), imported as (
                select fiscal_year, series, max(number) as highest from numbered where is_imported group by fiscal_year, series
            ), ends as (
                select fiscal_year, series, number from numbered
                union
                select fiscal_year, series, last_number + 1 from voucher_series where forbund_id = @forbund
            ), steps as (
                select fiscal_year, series, number, lag(number, 1, 0::bigint) over (partition by fiscal_year, series order by number) as before
                from ends
            )
            select s.fiscal_year, s.series, s.before + 1 as first, s.number - 1 as last, s.number - 1 <= coalesce(i.highest, 0) as is_imported
            from steps s left join imported i on i.fiscal_year = s.fiscal_year and i.series = s.series
            where s.number > s.before + 1
            order by s.fiscal_year, s.series, s.number
            """, new { forbund }, transaction, cancellationToken: ct))).AsList();
        var imported = gaps.Where(gap => gap.IsImported).ToList();
        return new NumberGaps(
            gaps.Find(gap => !gap.IsImported)?.ToFault(), [.. imported.Take(MostTold).Select(gap => gap.ToMessage())], imported.Count);
    }

    private sealed class Gap
    {
        public DateOnly FiscalYear { get; init; }

        public string Series { get; init; } = "";

        public long First { get; init; }

        public long Last { get; init; }

        public bool IsImported { get; init; }

        public NumberGap ToMessage() => new() { FiscalYear = FiscalYear.ToIso(), Series = Series, From = First, To = Last };

        public BooksFault ToFault() => new()
        {
            Reason = Refusal.ToWire(BooksFaultReason.NumberMissing),
            FiscalYear = FiscalYear.ToIso(),
            Series = Series,
            Number = $"{First}",
            Message = $"Nummer {(First == Last ? $"{First}" : $"{First}–{Last}")} saknas i serien.",
        };
    }
}
