using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Domain.Templates;

namespace Finsam.Ledger.Domain.Checks;

/// <summary>
/// Checks of the books themselves, by the lines of the ready statements, over the days of a period. What no fiscal year covers is not known.
/// </summary>
/// <param name="chart">The chart that the accounts are of.</param>
/// <param name="accounts">Numbers of the förbund's accounts.</param>
/// <param name="projects">Codes of its projects.</param>
/// <param name="period">The days.</param>
internal sealed class BookChecks(StatementChart chart, IReadOnlyList<string> accounts, IReadOnlyCollection<string> projects, DaySpan period)
{
    private readonly AccountRanges assets = Ranges(accounts, StatementChart.Assets);
    private readonly AccountRanges equity = Ranges(accounts, StatementChart.EquityWithResult);
    private readonly AccountRanges notAssets = Ranges(accounts, ["2000-8999"]);
    private readonly AccountRanges liquid = Ranges(accounts, StatementChart.LiquidFunds);
    private readonly AccountRanges notLiquid = Ranges(accounts, ["1000-1899", "2000-8999"]);
    private readonly AccountRanges result = Ranges(accounts, chart.Result);

    /// <summary>Checks a book.</summary>
    public IReadOnlyList<StatementCheck> Check(IBook book) =>
    [
        new(
            CheckKind.BalanceSheetBalances,
            $"Balansräkningen balanserar {period.Last:yyyy-MM-dd}",
            new("Tillgångar", book.Balance(assets, period.Last)),
            new("Eget kapital, avsättningar och skulder", -book.Balance(notAssets, period.Last))),
        .. Openings(book),
        new(
            CheckKind.ResultTiesToEquity,
            "Periodens resultat är förändringen av eget kapital",
            new("Resultat enligt resultaträkningen", -book.Movement(result, null, period)),
            new("Förändring av eget kapital", -Change(book, equity))),
        new(
            CheckKind.CashFlowTiesToLiquidFunds,
            "Periodens kassaflöde är förändringen av likvida medel",
            new("Kassaflöde enligt kassaflödesanalysen", -book.Movement(notLiquid, null, period)),
            new("Förändring av likvida medel", Change(book, liquid))),
        new(
            CheckKind.ProjectsTieToResult,
            "Projekten och det som saknar projekt är resultatet",
            new("Alla projekt, och utan projekt", -book.Movement(result, projects.Append("").ToHashSet(), period)),
            new("Resultat enligt resultaträkningen", -book.Movement(result, null, period))),
    ];

    private long? Change(IBook book, AccountRanges of) => book.Balance(of, period.Last) - book.Opening(of, period.First);

    private IEnumerable<StatementCheck> Openings(IBook book)
    {
        if (book.Terms.YearOf(period.Last) is not { } year)
        {
            yield break;
        }

        yield return new StatementCheck(
            CheckKind.OpeningBalancesBalance,
            $"Ingående balanser {year.First:yyyy-MM-dd} balanserar",
            new("Tillgångar", book.Opening(assets, year.First)),
            new("Eget kapital, avsättningar och skulder", -book.Opening(notAssets, year.First)));
        foreach (var tie in FailedChecks.OrFirst(Continuity(book, year.First)))
        {
            yield return tie;
        }
    }

    // Equity is compared as a whole: the year's result is carried over to it, on accounts that each förbund chooses.
    private IEnumerable<StatementCheck> Continuity(IBook book, DateOnly first)
    {
        yield return Tie("Tillgångar", assets, 1);
        yield return Tie("Eget kapital med föregående års resultat", equity, -1);
        foreach (var account in accounts.Where(account => !equity.Contains(account)))
        {
            yield return Tie($"Konto {account}", AccountRanges.Of(account), account[0] == '1' ? 1 : -1);
        }

        StatementCheck Tie(string what, AccountRanges of, int sign) => new(
            CheckKind.OpeningTiesToClosing,
            $"Ingående balans {first:yyyy-MM-dd} är föregående års utgående balans",
            new($"{what}: utgående balans", sign * book.Balance(of, first.AddDays(-1))),
            new($"{what}: ingående balans", sign * book.Opening(of, first)));
    }

    private static AccountRanges Ranges(IReadOnlyList<string> accounts, string[] ranges) =>
        AccountRanges.Of(AccountWidths.Widen(ranges, accounts.Select(account => account.Length)));
}
