namespace Finsam.Ledger.Domain.Templates;

/// <summary>
/// Which accounts of a chart the lines of the statements take: the income statement (LKBR 5 kap.) and the balance sheet (6 kap.), in their
/// order, and what the cash-flow analysis (8 kap.) needs beside. Every account of the classes 1–8 is on exactly one line of the balance sheet,
/// and every account of the classes 3–8 on exactly one of the income statement, but those that carry the result to equity.
/// </summary>
/// <param name="Name">Name of the chart, as chart templates have it.</param>
/// <param name="Title">Its name in print.</param>
/// <param name="IncomeStatement">Lines of the income statement.</param>
/// <param name="BalanceSheet">Lines of the balance sheet.</param>
/// <param name="Depreciation">Costs that move no money: depreciation and write-downs.</param>
/// <param name="ResultTransfer">Accounts that carry the year's result to equity when the books are closed.</param>
internal sealed record StatementChart(
    string Name,
    string Title,
    IReadOnlyList<StatementLine> IncomeStatement,
    IReadOnlyList<StatementLine> BalanceSheet,
    string[] Depreciation,
    string[] ResultTransfer)
{
    /// <summary>Assets.</summary>
    public static readonly string[] Assets = ["1000-1999"];

    /// <summary>Equity, the result of the year that is not carried over yet included.</summary>
    public static readonly string[] EquityWithResult = ["2000-2199", "3000-8999"];

    /// <summary>Cash and bank.</summary>
    public static readonly string[] LiquidFunds = ["1900-1999"];

    /// <summary>The charts by name.</summary>
    public static IReadOnlyDictionary<string, StatementChart> All { get; } =
        new[] { BasStatements.Chart, KommunBasStatements.Chart }.ToDictionary(chart => chart.Name);

    /// <summary>Income and costs: the lines of the income statement together.</summary>
    public string[] Result => [.. IncomeStatement.SelectMany(line => line.Accounts ?? [])];
}
