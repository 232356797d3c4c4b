using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Tests.Statements;

/// <summary>Rules that hold for any books, tried on many made at random.</summary>
public sealed class StatementPropertyTests
{
    private const int Rounds = 300;
    private static readonly DaySpan Year = SmallBooks.Year2017;
    private static readonly string[] AccountNumbers = ["1510", "1930", "2091", "2440", "3010", "3910", "4010", "7010", "8310"];
    private static readonly string[] Projects = ["", "101", "201", "301"];

    [Fact]
    public void Months_add_up_to_the_year_and_projects_to_all()
    {
        ForAnyBooks((book, random) =>
        {
            var accounts = AnyRanges(random);
            var months = Enumerable.Range(1, 12).Select(month =>
                new DaySpan(new DateOnly(2017, month, 1), new DateOnly(2017, month, 1).AddMonths(1).AddDays(-1)));

            var year = book.Movement(accounts, null, Year);
            Assert.Equal(year, months.Sum(month => book.Movement(accounts, null, month)));
            Assert.Equal(year, Projects.Sum(project => book.Movement(accounts, new HashSet<string> { project }, Year)));
        });
    }

    [Fact]
    public void Opening_and_movement_give_the_balance_of_any_day()
    {
        ForAnyBooks((book, random) =>
        {
            var accounts = AnyRanges(random);
            var day = Year.First.AddDays(random.Next(365));

            Assert.Equal(
                book.Opening(accounts, Year.First) + book.Movement(
                    accounts, null, new DaySpan(Year.First, day)), book.Balance(accounts, day));
            Assert.Equal(book.Balance(accounts, day), book.Opening(accounts, day.AddDays(1)) ?? book.Balance(accounts, day));
        });
    }

    [Fact]
    public void Assets_equal_liabilities_and_equity_every_day()
    {
        ForAnyBooks((book, random) =>
        {
            var day = Year.First.AddDays(random.Next(365));
            var column = new StatementColumn { Label = "k", Span = new DaySpan(Year.First, day) };
            var cells = StatementCalculator.Compute(
                new Statement(
                    MoneyUnit.Kronor,
                    [column],
                    [
                        SmallBooks.Row("tillgångar", "1000-1999") with { Measure = Measure.Balance },
                        SmallBooks.Row("skulder", "2000-8999") with { Measure = Measure.Balance },
                    ]),
                book);

            Assert.Equal(cells[0][0].AmountOre, cells[1][0].AmountOre);
        });
    }

    [Fact]
    public void A_rehearsal_asks_for_every_span_that_is_summed()
    {
        ForAnyBooks((_, random) =>
        {
            var rows = AnyRows(random);
            var years = new[] { new FiscalYear(Year, new Dictionary<string, long>()) };
            var columns = Enumerable.Range(1, 4).Select(i => AnyColumn(random, i)).ToList();
            var statement = new Statement(MoneyUnit.Kronor, columns, rows);
            var recorder = new SpanRecorder();
            StatementCalculator.Compute(statement, new Books(years, [], [], recorder));
            var fetched = new FetchedSums();
            foreach (var span in recorder.Spans)
            {
                fetched.Add(span, [(3010, "101", random.Next(-1000, 1000))]);
            }

            StatementCalculator.Compute(statement, new Books(years, [], [], fetched));
        });
    }

    [Fact]
    public void The_terms_of_any_cell_add_up_to_it()
    {
        ForAnyBooks((book, random) =>
        {
            var rows = AnyRows(random);
            StatementColumn[] columns =
            [
                AnyColumn(random, 1),
                AnyColumn(random, 2) with { Budget = "original" },
                AnyColumn(random, 3) with { Difference = ("k1", "k2") },
                AnyColumn(random, 4) with { Difference = ("k3", "k1") },
                AnyColumn(random, 5) with { Share = ("k1", $"r{random.Next(1, 9)}") },
                AnyColumn(random, 6) with { ChangePercent = ("k1", "k4") },
            ];
            var statement = new Statement(MoneyUnit.Kronor, columns, rows);
            var cells = StatementCalculator.Compute(statement, book);
            for (var i = 0; i < rows.Count; i++)
            {
                for (var j = 0; j < columns.Length; j++)
                {
                    var opened = CellOpening.Open(statement, book, rows[i], columns[j]);
                    Assert.Equal(cells[i][j], opened.Cell);
                    if (columns[j].IsRatio)
                    {
                        Assert.All(opened.Parts, part => Assert.Equal(
                            part.Cell.AmountOre ?? 0, opened.Terms.Where(term => term.Side == part.Role).Sum(term => term.AmountOre)));
                    }
                    else
                    {
                        Assert.Equal(opened.Cell.AmountOre ?? 0, opened.Terms.Sum(term => term.AmountOre));
                    }
                }
            }
        });
    }

    [Fact]
    public void Printed_values_are_within_half_a_unit_of_the_exact_amount()
    {
        var random = new Random(7);
        foreach (var (name, orePerUnit) in new[] { ("kr", 100m), ("tkr", 100_000m), ("tkr1", 10_000m), ("mkr2", 1_000_000m) })
        {
            Assert.True(MoneyUnit.TryParse(name, out var unit));
            for (var round = 0; round < Rounds; round++)
            {
                var ore = random.NextInt64(-Ore.Largest, Ore.Largest);
                var size = name[^1] is '1' or '2' ? orePerUnit * (name == "tkr1" ? 10 : 100) : orePerUnit;
                var printed = decimal.Parse(unit.Print(ore), System.Globalization.CultureInfo.InvariantCulture) * size;
                Assert.True(Math.Abs(printed - ore) <= orePerUnit / 2, $"{ore} {name}");
                Assert.Equal(unit.Print(ore).TrimStart('-'), unit.Print(-ore).TrimStart('-'));
            }
        }
    }

    private static void ForAnyBooks(Action<Books, Random> check)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var random = new Random(seed);
            check(AnyBooks(random), random);
        }
    }

    private static Books AnyBooks(Random random)
    {
        var rows = new List<(DateOnly Date, string Account, string Project, long AmountOre)>();
        for (var voucher = 0; voucher < random.Next(40); voucher++)
        {
            var date = Year.First.AddDays(random.Next(365));
            var left = 0L;
            for (var row = 0; row < random.Next(1, 5); row++)
            {
                var amount = random.Next(-1_000_000, 1_000_000);
                left -= amount;
                rows.Add((date, Any(random, AccountNumbers), Any(random, Projects), amount));
            }

            rows.Add((date, Any(random, AccountNumbers), Any(random, Projects), left));
        }

        var cash = random.Next(1_000_000);
        return new Books(
            [new FiscalYear(Year, new Dictionary<string, long> { ["1930"] = cash, ["2091"] = -cash })], [], AnyBudget(random), new Rows(rows));
    }

    private static List<BudgetRow> AnyBudget(Random random) => Enumerable.Range(0, random.Next(10)).Select(_ => new BudgetRow(
        "original", Year.First, Any(random, Projects), Any(random, AccountNumbers), Year, random.Next(-1000, 1000))).ToList();

    private static StatementColumn AnyColumn(Random random, int number)
    {
        var first = Year.First.AddDays(random.Next(-200, 300));
        return new StatementColumn { Label = $"k{number}", Span = new DaySpan(first, first.AddDays(random.Next(200))) };
    }

    private static List<StatementRow> AnyRows(Random random) =>
        [.. Enumerable.Range(1, 8).Select(number => AnyRow(random, number) with { Negate = random.Next(2) == 0 })];

    private static StatementRow AnyRow(Random random, int number) => random.Next(8) switch
    {
        0 => new StatementRow { Label = $"r{number}", Opening = AnyRanges(random) },
        1 => new StatementRow { Label = $"r{number}", Closing = AnyRanges(random) },
        2 => new StatementRow { Label = $"r{number}", Change = AnyRanges(random) },
        3 => new StatementRow { Label = $"r{number}", Sum = [$"r{random.Next(1, 9)}", $"r{random.Next(1, 9)}"] },
        4 => new StatementRow { Label = $"r{number}", Less = [$"r{random.Next(1, 9)}"], Sum = random.Next(2) == 0 ? null : [$"r{random.Next(1, 9)}"] },
        5 => new StatementRow { Label = $"r{number}" },
        6 => new StatementRow { Label = $"r{number}", Projects = new HashSet<string> { Any(random, Projects) } },
        _ => new StatementRow { Label = $"r{number}", Accounts = AnyRanges(random), Measure = (Measure)random.Next(3) },
    };

    private static AccountRanges AnyRanges(Random random)
    {
        var low = random.Next(1000, 8000);
        return SmallBooks.Accounts($"{low}-{low + random.Next(3000)}", Any(random, AccountNumbers));
    }

    private static string Any(Random random, string[] some) => some[random.Next(some.Length)];

    private sealed class Rows(List<(DateOnly Date, string Account, string Project, long AmountOre)> rows) : ISpanSums
    {
        public long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects) => rows
            .Where(row => span.Contains(row.Date) && accounts.Contains(row.Account) && projects?.Contains(row.Project) != false)
            .Sum(row => row.AmountOre);
    }
}
