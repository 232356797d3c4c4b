using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Statements;
using Finsam.Ledger.Domain.Templates;
using Finsam.Ledger.TableTemplates;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Tests.Templates;

/// <summary>The lines of the ready statements take every account, once.</summary>
public sealed class StatementChartTests
{
    private static readonly DaySpan Year = new(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31));

    public static TheoryData<string, int> Charts
    {
        get
        {
            var charts = new TheoryData<string, int>();
            foreach (var chart in StatementChart.All.Keys)
            {
                for (var width = 3; width <= 6; width++)
                {
                    charts.Add(chart, width);
                }
            }

            return charts;
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Every_account_is_on_one_line_of_each_statement(string name, int width)
    {
        var chart = StatementChart.All[name];
        var income = Lines(chart.IncomeStatement, width);
        var balance = Lines(chart.BalanceSheet, width);
        var transfer = Ranges(chart.ResultTransfer, width);
        foreach (var account in Accounts(width))
        {
            Assert.Equal(1, balance.Count(line => line.Contains(account)));
            var isOfIncome = account[0] >= '3' && !transfer.Contains(account);
            Assert.Equal(isOfIncome ? 1 : 0, income.Count(line => line.Contains(account)));
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void Sums_total_every_line(string name, int width)
    {
        var chart = StatementChart.All[name];
        var books = Books(chart, width);
        var income = StatementTemplates.IncomeStatement(books, new TemplateColumns(null));
        var balance = StatementTemplates.BalanceSheet(books, new TemplateColumns(null));
        foreach (var (number, _) in books.Accounts.Where((_, i) => i % 7 == 0))
        {
            var book = Posted(number);
            var isResult = number[0] >= '3' && !Ranges(chart.ResultTransfer, width).Contains(number);
            Assert.Equal(isResult ? -100 : 0, Value(income, book, "RESULTAT"));
            Assert.Equal(number[0] == '1' ? 100 : 0, Value(balance, book, "SUMMA_TILLGÅNGAR"));
            Assert.Equal(number[0] == '1' ? 0 : -100, Value(balance, book, "SUMMA_SKULDER"));
        }
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_cash_flow_takes_every_account_but_liquid_funds_once(string name, int width)
    {
        var chart = StatementChart.All[name];
        var books = Books(chart, width);
        var cashFlow = StatementTemplates.CashFlow(books, new TemplateColumns(null));
        var liquid = Ranges(StatementChart.LiquidFunds, width);
        foreach (var (number, _) in books.Accounts.Where((_, i) => i % 7 == 0))
        {
            Assert.Equal(liquid.Contains(number) ? 0 : -100, Value(cashFlow, Posted(number), "KASSAFLÖDE"));
        }
    }

    [Fact]
    public void Depreciation_moves_no_money_and_investments_are_what_was_paid()
    {
        var books = Books(StatementChart.All["bas"], 4);
        var cashFlow = StatementTemplates.CashFlow(books, new TemplateColumns(null));
        var book = Posted(("1220", 100_000), ("1930", -100_000), ("7832", 20_000), ("1229", -20_000));

        Assert.Equal(-20_000, Value(cashFlow, book, "RESULTAT"));
        Assert.Equal(20_000, Value(cashFlow, book, "ÅTERLAGT"));
        Assert.Equal(0, Value(cashFlow, book, "LÖPANDE"));
        Assert.Equal(-100_000, Value(cashFlow, book, "INVESTERINGAR"));
        Assert.Equal(-100_000, Value(cashFlow, book, "KASSAFLÖDE"));
    }

    [Fact]
    public void Notes_are_numbered_as_their_lines_and_add_up_to_them()
    {
        var books = Books(StatementChart.All["kommun-bas"], 4);
        var columns = new TemplateColumns(null);
        var notes = StatementTemplates.Notes(books, columns).ToDictionary(note => note.Id);
        var lines = StatementTemplates.IncomeStatement(books, columns).Rows.Concat(StatementTemplates.BalanceSheet(books, columns).Rows);
        var book = Posted(("1510", 700), ("1930", 200), ("3511", -900), ("5011", 300), ("2512", -300));
        foreach (var line in lines.Where(line => line.HasNote))
        {
            var note = notes[$"not.{line.Note}"];
            var table = note.Measure == "balance" ? StatementTemplates.BalanceSheet(books, columns) : StatementTemplates.IncomeStatement(books, columns);
            Assert.Equal(Value(table, book, line.Code), Value(note, book, "SUMMA"));
        }

        Assert.Equal(notes.Count, lines.Count(line => line.HasNote));
    }

    private static long Value(MoneyTable table, Books book, string code)
    {
        var fields = new RequestFields();
        var statement = new StatementReader(fields, Year, table, "table").Read();
        fields.ThrowIfRefused();
        var row = statement.Rows.Single(row => row.Code == code);
        return new StatementCalculator(statement, book).Print(row, statement.Columns[0]).AmountOre!.Value;
    }

    private static TemplateBooks Books(StatementChart chart, int width) =>
        new(chart, [.. Accounts(width).Where((_, i) => i % 3 == 0).Select(number => (number, $"Konto {number}"))], []);

    private static IEnumerable<string> Accounts(int width)
    {
        var step = Math.Max(1, (int)Math.Pow(10, width - 4) / 3);
        var (low, high) = ((int)Math.Pow(10, width - 1), 9 * (int)Math.Pow(10, width - 1));
        for (var number = low; number < high; number += step)
        {
            yield return $"{number}";
        }
    }

    private static List<AccountRanges> Lines(IEnumerable<StatementLine> lines, int width) =>
        [.. lines.Where(line => line.Accounts is not null).Select(line => Ranges(line.Accounts!, width))];

    private static AccountRanges Ranges(string[] ranges, int width) =>
        AccountRanges.Of(AccountWidths.Widen(ranges, [width]));

    private static Books Posted(string account) => Posted((account, 100));

    private static Books Posted(params (string Account, long AmountOre)[] rows) =>
        new([new FiscalYear(Year, new Dictionary<string, long>())], [], [], new Rows(rows));

    private sealed class Rows((string Account, long AmountOre)[] rows) : ISpanSums
    {
        public long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects) =>
            span.Last < Year.First ? 0 : rows.Where(row => accounts.Contains(row.Account)).Sum(row => row.AmountOre);
    }
}
