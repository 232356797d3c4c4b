using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.KeyFigures;

/// <summary>Key figures of a day and the same day of the year before, as tables, each row with what it was computed from.</summary>
internal sealed class KeyFigureTables(KeyFigureDay now, KeyFigureDay before, IReadOnlyList<string> cash, IReadOnlyList<string> debt)
{
    private const string OfBalance = "saldo på kontona";
    private const string Percent = "%";
    private const int PercentDecimals = 1;

    /// <summary>Accounts of equity with the year's result.</summary>
    public static IReadOnlyList<string> EquityAccounts { get; } = ["2000-2099", "3000-8999"];

    /// <summary>Accounts of assets.</summary>
    public static IReadOnlyList<string> AssetAccounts { get; } = ["1000-1999"];

    /// <summary>Accounts of the result.</summary>
    public static IReadOnlyList<string> ResultAccounts { get; } = ["3000-8999"];

    /// <summary>What each row was computed from.</summary>
    public List<KeyFigureBasis> Bases { get; } = [];

    /// <summary>The tables; fills <see cref="Bases"/>.</summary>
    public IReadOnlyList<Table> Compute()
    {
        var equity = Table("eget_kapital", "Eget kapital", MoneyUnit.Kronor.Name);
        Money(equity, "Eget kapital", day => day.EquityOre, OfBalance, EquityAccounts);
        Money(equity, "Årets bidrag", day => day.Contributions.AmountOre, Both(day => day.Contributions.Source));
        Money(equity, "Rekommenderat eget kapital", day => day.RecommendedOre, Both(Ladder));
        Money(
            equity, "Över eller under rekommendationen", day => day.EquityOre - day.RecommendedOre, "Eget kapital minus Rekommenderat eget kapital");

        var liquidity = Table("likviditet", "Likviditet", MoneyUnit.Kronor.Name);
        Money(liquidity, "Likvida medel", day => day.CashOre, OfBalance, cash);
        Money(liquidity, "Kortfristiga skulder", day => day.DebtOre, OfBalance, debt);
        Money(
            liquidity, "Likvida medel efter kortfristiga skulder", day => day.CashOre - day.DebtOre, "Likvida medel minus Kortfristiga skulder");

        var ratios = Table("nyckeltal", "Nyckeltal", Percent);
        Ratio(
            ratios, "Eget kapital av årets bidrag", day => (day.EquityOre, day.Contributions.AmountOre), "Eget kapital delat med Årets bidrag");
        Ratio(
            ratios, "Eget kapital av rekommenderat", day => (day.EquityOre, day.RecommendedOre), "Eget kapital delat med Rekommenderat eget kapital");
        Ratio(ratios, "Kassalikviditet", day => (day.CashOre, day.DebtOre), "Likvida medel delat med Kortfristiga skulder");
        Ratio(ratios, "Soliditet", day => (day.EquityOre, day.AssetsOre), "Eget kapital delat med tillgångarna, saldo på kontona", AssetAccounts);
        Ratio(
            ratios,
            "Resultat av årets bidrag",
            day => (day.ResultOre, day.Contributions.AmountOre),
            "årets resultat hittills, kontonas rörelse, delat med Årets bidrag",
            ResultAccounts);
        return [equity, liquidity, ratios];
    }

    private static string Ladder(KeyFigureDay day) => day.Ladder is { } ladder
        ? $"trappan från {KronorTable.Label(ladder.EffectiveFrom)} ({ladder.Source}) på Årets bidrag"
        : "ingen trappa";

    private Table Table(string id, string title, string unit) => new()
    {
        Id = id,
        Title = $"{title} {KronorTable.Label(now.Day)}",
        Unit = unit,
        Columns =
        {
            new Column { Label = KronorTable.Label(now.Day) }, new Column { Label = KronorTable.Label(before.Day) }, new Column { Label = "Förändring" },
        },
    };

    private string Both(Func<KeyFigureDay, string> say) => $"{KronorTable.Label(now.Day)}: {say(now)}; {KronorTable.Label(before.Day)}: {say(before)}";

    private void Money(Table table, string label, Func<KeyFigureDay, long?> of, string computedFrom, IReadOnlyList<string>? accounts = null)
    {
        var (ore, earlier) = (of(now), of(before));
        table.Rows.Add(KronorTable.Row(label, ore, earlier, ore - earlier));
        AddBasis(table, label, computedFrom, accounts);
    }

    // The change is of the exact shares and rounded once, as any figure.
    private void Ratio(
        Table table, string label, Func<KeyFigureDay, (long? Part, long? Whole)> of, string computedFrom, IReadOnlyList<string>? accounts = null)
    {
        var (share, earlier) = (Share(of(now)), Share(of(before)));
        table.Rows.Add(new Row { Label = label, Cells = { Cell(share), Cell(earlier), Cell(share - earlier) } });
        AddBasis(table, label, computedFrom, accounts);
    }

    private void AddBasis(Table table, string label, string computedFrom, IReadOnlyList<string>? accounts) =>
        Bases.Add(new KeyFigureBasis { Table = table.Id, Row = label, ComputedFrom = computedFrom, Accounts = { accounts ?? [] } });

    private static decimal? Share((long? Part, long? Whole) of) =>
        of is { Part: { } part, Whole: { } whole and not 0 } ? part * 100m / whole : null;

    private static Cell Cell(decimal? share) =>
        share is { } percent ? new Cell { Value = MoneyUnit.PrintNumber(percent, PercentDecimals) } : new Cell();
}
