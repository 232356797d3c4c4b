using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Storage;

namespace Finsam.Ledger.Periods;

/// <summary>What a fiscal year opened with and moved, by account.</summary>
internal sealed class YearBalances
{
    private readonly SortedDictionary<string, (long OpeningOre, long MovedOre)> balances = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> results = new(StringComparer.Ordinal);

    /// <summary>What stands on the result accounts together, debit positive: 0 when the result has been moved to equity.</summary>
    public long UnmovedOre => results.Values.Sum();

    /// <summary>What the opening balances sum to.</summary>
    public long OpeningsOre => balances.Values.Sum(balance => balance.OpeningOre);

    /// <summary>Closing balances of the balance accounts that have one, debit positive.</summary>
    public IReadOnlyDictionary<string, long> Closing => balances
        .Select(balance => KeyValuePair.Create(balance.Key, checked(balance.Value.OpeningOre + balance.Value.MovedOre)))
        .Where(balance => balance.Value != 0)
        .ToDictionary();

    /// <summary>Sums a year from its opening balances and rows.</summary>
    public static async Task<YearBalances> ReadAsync(LockedBooks books, DaySpan year)
    {
        var sums = await books.Connection.QueryAsync<(string Account, string Kind, long OpeningOre, long MovedOre)>(books.Command("""
            select booked.account, coalesce(a.kind, ''), sum(booked.opening_ore)::bigint, sum(booked.moved_ore)::bigint
            from (
                select account, amount_ore as opening_ore, 0::bigint as moved_ore
                from opening_balance where forbund_id = @Forbund and fiscal_year = @First
                union all
                select account, 0, amount_ore from posting where forbund_id = @Forbund and date between @First and @Last
            ) as booked
            left join account a on a.forbund_id = @Forbund and a.number = booked.account
            group by booked.account, a.kind
            """, new { books.Forbund, year.First, year.Last }));
        var read = new YearBalances();
        foreach (var (account, kind, openingOre, movedOre) in sums)
        {
            if (new SieAccount(account, "", kind).IsBalance)
            {
                read.balances.Add(account, (openingOre, movedOre));
            }
            else
            {
                read.results.Add(account, movedOre);
            }
        }

        return read;
    }

    /// <summary>The result, profit positive: what was booked on result accounts but the one that the result is moved from.</summary>
    public long ResultOre(string resultAccount) => -results.Where(result => result.Key != resultAccount).Sum(result => result.Value);
}
