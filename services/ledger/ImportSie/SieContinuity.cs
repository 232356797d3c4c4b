using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Sie;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>
/// A year's closing balances are the next year's opening balances. Where the books break that, the import says by how much.
/// </summary>
internal static class SieContinuity
{
    /// <summary>Compares the fiscal year with the one before and the one after it, where they are there.</summary>
    public static async Task CheckAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DaySpan fiscalYear,
        SieProblems warnings,
        CancellationToken ct)
    {
        // Result accounts start each year at nothing, so only balance accounts are compared: by kind, or by first digit where not told.
        var breaks = await connection.QueryAsync<(DateOnly Year, string Account, long Closing, long Opening)>(new CommandDefinition("""
            with pair as (
                select next.first_day as year, previous.first_day, previous.last_day
                from fiscal_year next
                join fiscal_year previous on previous.forbund_id = next.forbund_id and previous.last_day + 1 = next.first_day
                where next.forbund_id = @forbund
                    and next.has_openings
                    and previous.has_openings
                    and (next.first_day = @First or previous.first_day = @First)
            ),
            closing as (
                select year, account, sum(amount_ore)::bigint as amount_ore
                from (
                    select pair.year, o.account, o.amount_ore
                    from pair
                    join opening_balance o on o.forbund_id = @forbund and o.fiscal_year = pair.first_day
                    union all
                    select pair.year, p.account, p.amount_ore
                    from pair
                    join posting p on p.forbund_id = @forbund and p.date between pair.first_day and pair.last_day
                ) booked
                group by year, account
            ),
            opening as (
                select pair.year, o.account, o.amount_ore
                from pair
                join opening_balance o on o.forbund_id = @forbund and o.fiscal_year = pair.year
            )
            select year, account, coalesce(closing.amount_ore, 0), coalesce(opening.amount_ore, 0)
            from closing
            full join opening using (year, account)
            join account a on a.forbund_id = @forbund and a.number = account
            where coalesce(closing.amount_ore, 0) <> coalesce(opening.amount_ore, 0)
                and case when a.kind = '' then left(a.number, 1) in ('1', '2') else a.kind in ('T', 'S') end
            order by year, account
            """, new { forbund, fiscalYear.First }, transaction, cancellationToken: ct));
        foreach (var (year, account, closing, opening) in breaks)
        {
            warnings.Add(0, "#IB", SieReason.SieContinuityBroken,
                $"Konto {account}: ingående balans {year:yyyy-MM-dd} är {Ore.Print(opening)}, "
                + $"men året före slutar på {Ore.Print(closing)}; "
                + $"differensen är {Ore.Print(opening - closing)}.",
                Ore.Print(closing));
        }
    }
}
