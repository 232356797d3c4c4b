using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.V1;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.VerifyBooks;

/// <summary>A closed year's kept balances are the sum of its rows, and the next year opens with them.</summary>
internal static class ClosingBalances
{
    /// <summary>The first account that breaks that; null when none does.</summary>
    public static async Task<BooksFault?> FindFaultAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, CancellationToken ct)
    {
        // Balance accounts by kind, or by first digit where not told.
        var fault = await connection.QueryFirstOrDefaultAsync<Difference>(new CommandDefinition("""
            with closing as (
                select c.fiscal_year, c.closing_no, c.next_year, y.last_day
                from fiscal_year_closing c
                join fiscal_year y on y.forbund_id = c.forbund_id and y.first_day = c.fiscal_year
                where c.forbund_id = @forbund and c.reopened_at is null
            ), summed as (
                select fiscal_year, account, sum(amount_ore) as ore
                from (
                    select c.fiscal_year, o.account, o.amount_ore
                    from closing c join opening_balance o on o.forbund_id = @forbund and o.fiscal_year = c.fiscal_year
                    union all
                    select c.fiscal_year, p.account, p.amount_ore
                    from closing c join posting p on p.forbund_id = @forbund and p.date between c.fiscal_year and c.last_day
                ) as booked
                group by fiscal_year, account
            ), kept as (
                select c.fiscal_year, b.account, b.amount_ore as ore
                from closing c
                join closing_balance b on b.forbund_id = @forbund and b.fiscal_year = c.fiscal_year and b.closing_no = c.closing_no
            ), opened as (
                select c.fiscal_year, o.account, o.amount_ore as ore
                from closing c join opening_balance o on o.forbund_id = @forbund and o.fiscal_year = c.next_year
            )
            select fiscal_year, account, coalesce(summed.ore, 0)::bigint as summed_ore, coalesce(kept.ore, 0) as kept_ore,
                coalesce(opened.ore, 0) as opened_ore
            from summed
            full join kept using (fiscal_year, account)
            full join opened using (fiscal_year, account)
            left join account a on a.forbund_id = @forbund and a.number = account
            where case when coalesce(a.kind, '') = '' then left(account, 1) in ('1', '2') else a.kind in ('T', 'S') end
                and (coalesce(summed.ore, 0) <> coalesce(kept.ore, 0) or coalesce(kept.ore, 0) <> coalesce(opened.ore, 0))
            order by fiscal_year, account
            limit 1
            """, new { forbund }, transaction, cancellationToken: ct));
        return fault is null ? null : new BooksFault
        {
            Reason = Refusal.ToWire(BooksFaultReason.ClosingBalanceDiffers),
            FiscalYear = fault.FiscalYear.ToIso(),
            Message = $"Konto {fault.Account}: året avslutades med {Ore.Print(fault.KeptOre)}, raderna ger {Ore.Print(fault.SummedOre)} "
                + $"och nästa år öppnar med {Ore.Print(fault.OpenedOre)}.",
        };
    }

    private sealed class Difference
    {
        public DateOnly FiscalYear { get; init; }

        public string Account { get; init; } = "";

        public long SummedOre { get; init; }

        public long KeptOre { get; init; }

        public long OpenedOre { get; init; }
    }
}
