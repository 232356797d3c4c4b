using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.ExportSie;

/// <summary>
/// The balances of a year as an export writes them. Closing balances, results and months are summed from the vouchers; for a year that has
/// none, as for files of types 1 to 3, they are what the file told.
/// </summary>
internal sealed class ExportBalances(ExportSnapshot books, IReadOnlyDictionary<string, SieAccount> accounts, IReadOnlyList<ExportYear> years)
{
    private static readonly BalanceKind[] OfAccounts = [BalanceKind.Opening, BalanceKind.Closing, BalanceKind.Result];

    /// <summary>The balances of a year and the one before it, in the order of the file.</summary>
    public async Task<IReadOnlyList<SieBalance>> OfAsync(ExportYear year)
    {
        var told = await ToldAsync(year);
        var before = Before(year);
        var previous = before is null
            ? told.Where(balance => balance.Year == -1)
            : (await YearAsync(before, await ToldAsync(before), [])).Where(balance => OfAccounts.Contains(balance.Kind))
                .Select(balance => balance with { Year = -1 })
                .Concat(told.Where(balance => balance.Year == -1 && !OfAccounts.Contains(balance.Kind)));
        var past = previous.ToList();
        return
        [
            .. (await YearAsync(year, told, past)).Concat(past)
                .OrderBy(balance => balance.Kind)
                .ThenByDescending(balance => balance.Year)
                .ThenBy(balance => balance.Period, StringComparer.Ordinal)
                .ThenBy(balance => balance.Account, StringComparer.Ordinal)
                .ThenBy(balance => string.Join('\u001F', balance.Objects ?? []), StringComparer.Ordinal),
        ];
    }

    /// <summary>The days of the year before, as the books have it or a file told it; null when neither does.</summary>
    public async Task<DaySpan?> DaysBeforeAsync(ExportYear year)
    {
        if (Before(year) is { } before)
        {
            return before.Span;
        }

        var told = await books.Connection.QuerySingleOrDefaultAsync<(DateOnly First, DateOnly Last)?>(books.Command(
            "select first_day, last_day from told_previous_year where forbund_id = @Forbund and fiscal_year = @First",
            new { books.Forbund, year.Span.First }));
        return told is { } days ? new DaySpan(days.First, days.Last) : null;
    }

    private ExportYear? Before(ExportYear year) => years.FirstOrDefault(one => one.Span.Last.AddDays(1) == year.Span.First);

    private async Task<List<SieBalance>> YearAsync(ExportYear year, List<SieBalance> told, List<SieBalance> past)
    {
        var own = told.Where(balance => balance.Year == 0).ToList();
        var balances = own.Where(balance => balance.Kind is BalanceKind.ObjectOpening or BalanceKind.PeriodBudget).ToList();
        var openings = await OpeningsAsync(year, own, past);
        balances.AddRange(openings.Values);
        var movements = await ExportMovements.ReadAsync(books, year.Span);
        if (!movements.HasVouchers && own.Exists(balance => balance.Kind is BalanceKind.Closing or BalanceKind.Result or BalanceKind.PeriodChange))
        {
            balances.AddRange(own.Where(balance => balance.Kind
                is BalanceKind.Closing or BalanceKind.Result or BalanceKind.ObjectClosing or BalanceKind.PeriodChange));
            return balances;
        }

        balances.AddRange(Closings(openings, movements));
        balances.AddRange(ObjectClosings(own, movements));
        balances.AddRange(movements.Months.Select(month => Sum(
            BalanceKind.PeriodChange,
            month.Key.Account,
            month.Value,
            month.Key.Period,
            month.Key.Dimension.Length == 0 ? null : [month.Key.Dimension, month.Key.Code])).Where(HasValue));
        return balances;
    }

    // A year whose opening balances no file has told opens with what the year before closed with.
    private async Task<Dictionary<string, SieBalance>> OpeningsAsync(ExportYear year, List<SieBalance> own, List<SieBalance> past)
    {
        if (!year.HasOpenings)
        {
            return past.Where(balance => balance.Kind == BalanceKind.Closing && IsBalance(balance.Account))
                .GroupBy(balance => balance.Account)
                .ToDictionary(same => same.Key, same => same.Last() with { Kind = BalanceKind.Opening, Year = 0 });
        }

        var quantities = own.Where(balance => balance.Kind == BalanceKind.Opening).GroupBy(balance => balance.Account)
            .ToDictionary(same => same.Key, same => same.Last().Quantity);
        return (await books.Connection.QueryAsync<(string Account, long AmountOre)>(books.Command(
            "select account, amount_ore from opening_balance where forbund_id = @Forbund and fiscal_year = @First",
            new { books.Forbund, year.Span.First })))
            .ToDictionary(
                row => row.Account,
                row => new SieBalance(
                    0, BalanceKind.Opening, 0, row.Account, row.AmountOre, Quantity: quantities.GetValueOrDefault(row.Account)));
    }

    private IEnumerable<SieBalance> Closings(Dictionary<string, SieBalance> openings, ExportMovements movements)
    {
        foreach (var account in openings.Keys.Union(movements.Accounts.Keys))
        {
            var (ore, quantity) = movements.Accounts.GetValueOrDefault(account);
            var sum = IsBalance(account)
                ? Sum(
                    BalanceKind.Closing,
                    account,
                    (ore + (openings.GetValueOrDefault(account)?.AmountOre ?? 0),
                        quantity + (openings.GetValueOrDefault(account)?.Quantity ?? 0)))
                : Sum(BalanceKind.Result, account, (ore, quantity));
            if (HasValue(sum))
            {
                yield return sum;
            }
        }
    }

    // Objects have closing balances only where a file told their opening ones: a source that keeps none would get balances of one year.
    private static IEnumerable<SieBalance> ObjectClosings(List<SieBalance> own, ExportMovements movements)
    {
        var openings = own.Where(balance => balance is { Kind: BalanceKind.ObjectOpening, Objects.Count: 2 })
            .GroupBy(balance => (balance.Account, balance.Objects![0], balance.Objects[1]));
        foreach (var same in openings)
        {
            var opening = same.Last();
            var (ore, quantity) = movements.Objects.GetValueOrDefault(same.Key);
            yield return Sum(
                BalanceKind.ObjectClosing,
                same.Key.Account,
                (opening.AmountOre + ore, (opening.Quantity ?? 0) + quantity),
                objects: [same.Key.Item2, same.Key.Item3]);
        }
    }

    private async Task<List<SieBalance>> ToldAsync(ExportYear year) =>
    [
        .. (await books.Connection.QueryAsync<(
            int Year, string Kind, string Period, string Account, string[] Objects, long AmountOre, decimal? Quantity)>(books.Command("""
            select year_no, kind, period, account, objects, amount_ore, quantity
            from told_balance
            where forbund_id = @Forbund and fiscal_year = @First
            order by record_no
            """, new { books.Forbund, year.Span.First })))
            .Select(row => new SieBalance(
                0,
                Enum.Parse<BalanceKind>(row.Kind),
                row.Year,
                row.Account,
                row.AmountOre,
                row.Period,
                row.Objects.Length == 0 ? null : row.Objects,
                row.Quantity)),
    ];

    private bool IsBalance(string account) => (accounts.GetValueOrDefault(account) ?? new SieAccount(account, "", "")).IsBalance;

    private static SieBalance Sum(
        BalanceKind kind, string account, (long Ore, decimal Quantity) sum, string period = "", IReadOnlyList<string>? objects = null) =>
        new(0, kind, 0, account, sum.Ore, period, objects, sum.Quantity == 0 ? null : sum.Quantity);

    private static bool HasValue(SieBalance balance) => balance.AmountOre != 0 || balance.Quantity is not null;
}
