using Finsam.Ledger.Domain.Statements;
using static Finsam.Ledger.Tests.Statements.SmallBooks;

namespace Finsam.Ledger.Tests.Statements;

public sealed class StatementTests
{
    [Fact]
    public void Movement_prints_income_positive_and_cost_negative()
    {
        var values = Values(Make(), [Column()], Row("Intäkter", "3000-3999"), Row("Kostnader", "4000-4999"), Row("Rubrik"));

        Assert.Equal([["300.00"], ["-120.50"], [null]], values);
    }

    [Fact]
    public void Balances_print_assets_by_debit_and_the_rest_by_credit()
    {
        var values = Values(
            Make(),
            [Column(), Column("mars", "2017-03-01", "2017-03-31")],
            Row("Bank", "1930") with { Measure = Measure.Balance },
            Row("Eget kapital", "2000-2099", "3000-8999") with { Measure = Measure.Balance },
            Row("Ingående", "2000-2099", "3000-8999") with { Measure = Measure.Opening });

        Assert.Equal([["1179.50", "1300.00"], ["1179.50", "1300.00"], ["1000.00", "1000.00"]], values);
    }

    [Fact]
    public void A_cash_flow_has_opening_closing_and_change()
    {
        var values = Values(
            Make(),
            [Column()],
            new StatementRow { Label = "Ingående", Opening = Accounts("1930") },
            new StatementRow { Label = "Förändring", Change = Accounts("1930") },
            new StatementRow { Label = "Utgående", Closing = Accounts("1930") });

        Assert.Equal([["1000.00"], ["-179.50"], ["1179.50"]], values);
    }

    [Fact]
    public void A_row_of_projects_takes_the_columns_accounts_before_its_own()
    {
        var projects = new HashSet<string> { "101", "301" };
        var values = Values(
            Make(),
            [Column(), Column("Kostnader") with { Accounts = Accounts("4000-8899") }],
            new StatementRow { Label = "alla", Projects = projects },
            new StatementRow { Label = "intäkter", Projects = projects, Accounts = Accounts("3000-3999") },
            new StatementRow { Label = "inga", Projects = new HashSet<string>() },
            Row("konton", "3000-8899"));

        Assert.Equal([["179.50", "-120.50"], ["300.00", "-120.50"], ["0.00", "0.00"], ["179.50", "179.50"]], values);
    }

    [Fact]
    public void Sums_pass_over_empty_cells_and_take_values_before_their_sign_is_turned()
    {
        var values = Values(
            Make(),
            [Column(), Column("2010", "2010-01-01", "2010-12-31")],
            Row("Kostnader", "4000-4999") with { Negate = true },
            Row("Intäkter", "3000-3999"),
            Row("Rubrik"),
            new StatementRow { Label = "Resultat", Sum = ["Kostnader", "Intäkter", "Rubrik"] },
            new StatementRow { Label = "Inget", Sum = [] },
            new StatementRow { Label = "Summa av summa", Sum = ["Resultat", "Inget"], Negate = true });

        Assert.Equal(
            [["120.50", null], ["300.00", null], [null, null], ["179.50", null], ["0.00", "0.00"], ["-179.50", "0.00"]], values);
    }

    [Fact]
    public void Rows_that_sum_each_other_come_to_an_end()
    {
        var values = Values(
            Make(),
            [Column()],
            new StatementRow { Label = "a", Sum = ["b", "c"] },
            new StatementRow { Label = "b", Sum = ["a"] },
            Row("c", "3000-3999"),
            new StatementRow { Label = "d", Sum = ["d"] });

        Assert.Equal([["300.00"], [null], ["300.00"], [null]], values);
    }

    [Fact]
    public void A_difference_is_empty_where_either_side_is_and_turns_with_its_row()
    {
        var values = Values(
            Make(Budget("original", "301", -100_00)),
            [
                Column("Budget") with { Budget = "original" },
                Column("Utfall"),
                Column("Avvikelse") with { Difference = ("Utfall", "Budget") },
            ],
            new StatementRow { Label = "301", Projects = new HashSet<string> { "301" }, Negate = true },
            new StatementRow { Label = "Bank", Closing = Accounts("1930") });

        Assert.Equal([["100.00", "120.50", "20.50"], [null, "1179.50", null]], values);
    }

    [Fact]
    public void A_share_divides_what_is_printed_unrounded()
    {
        var values = Values(
            Make(),
            [
                Column("Utfall"),
                Column("Andel") with { Share = ("Utfall", "Intäkter"), Decimals = 1 },
                Column("Egen") with { Share = ("Egen", "Intäkter") },
            ],
            Row("Intäkter", "3000-3999"),
            Row("Kostnader", "4000-4999") with { Negate = true },
            Row("Inget", "9000"),
            Row("Rubrik"));

        Assert.Equal(
            [["300.00", "100.0", null], ["120.50", "40.2", null], ["0.00", "0.0", null], [null, null, null]], values);
    }

    [Fact]
    public void A_share_of_nothing_is_empty()
    {
        var values = Values(
            Make(),
            [Column("Utfall"), Column("Andel") with { Share = ("Utfall", "Inget") }],
            Row("Intäkter", "3000-3999"),
            Row("Inget", "9000"));

        Assert.Equal([["300.00", null], ["0.00", null]], values);
    }

    [Fact]
    public void Budget_cells_add_the_rows_within_the_column()
    {
        var book = Make(
            Budget("revised", "301", -100_00),
            Budget("revised", "301", -50_00, decidedOn: "2017-06-01"),
            Budget("revised", "301", -7_00, first: "2016-12-31"),
            Budget("revised", "301", -3_00, account: "4010"),
            Budget("original", "301", -1_00));
        var projects = new HashSet<string> { "301" };

        var values = Values(
            book,
            [
                Column("Nu") with { Budget = "revised" },
                Column("Då") with { Budget = "revised", DecidedTo = Day("2017-01-01") },
                Column("Utfall"),
            ],
            new StatementRow { Label = "301", Projects = projects },
            new StatementRow { Label = "301 konto", Projects = projects, Accounts = Accounts("4000-4999") },
            Row("Alla projekt", "4000-4999"),
            new StatementRow { Label = "999", Projects = new HashSet<string> { "999" } },
            new StatementRow { Label = "rad", Projects = projects, Budget = "original" });

        Assert.Equal(
            [
                ["-153.00", "-103.00", "-120.50"],
                ["-3.00", "-3.00", "-120.50"],
                ["-3.00", "-3.00", "-120.50"],
                ["0.00", "0.00", "0.00"],
                ["-153.00", "-103.00", "-1.00"],
            ],
            values);
    }

    [Fact]
    public void Balances_have_no_budget_but_an_opening_balance_shows_what_is_booked()
    {
        var values = Values(
            Make(),
            [Column() with { Budget = "original" }],
            Row("Utgående", "1930") with { Measure = Measure.Balance },
            Row("Ingående", "1930") with { Measure = Measure.Opening },
            new StatementRow { Label = "Stängning", Closing = Accounts("1930") },
            new StatementRow { Label = "Förändring", Change = Accounts("1930") });

        Assert.Equal([[null], ["1000.00"], [null], [null]], values);
    }

    [Fact]
    public void A_year_without_a_file_is_known_whole_and_without_projects()
    {
        var values = Values(
            Make(),
            [
                Column("2016", "2016-01-01", "2016-12-31"),
                Column("halva", "2016-01-01", "2016-06-30"),
                Column("2015", "2015-01-01", "2015-12-31"),
            ],
            Row("Intäkter", "3000-3999"),
            Row("Bank", "1930") with { Measure = Measure.Balance },
            Row("Eget kapital", "2000-2099", "3000-8999") with { Measure = Measure.Balance },
            new StatementRow { Label = "Ingående", Opening = Accounts("1930") },
            new StatementRow { Label = "Förändring", Change = Accounts("1930") },
            new StatementRow { Label = "Projekt", Projects = new HashSet<string> { "101" } });

        Assert.Equal(
            [
                ["500.00", null, null],
                ["1000.00", null, null],
                ["1000.00", null, null],
                ["800.00", "800.00", null],
                ["-200.00", null, null],
                [null, null, null],
            ],
            values);
    }

    [Fact]
    public void A_span_that_reaches_outside_the_years_counts_what_is_known()
    {
        var values = Values(Make(), [Column("lång", "2016-07-01", "2018-06-30")], Row("Intäkter", "3000-3999"));

        Assert.Equal([["300.00"]], values);
    }

    private static BudgetRow Budget(
        string version, string project, long ore, string decidedOn = "2016-11-23", string first = "2017-01-01", string account = "") =>
        new(version, Day(decidedOn), project, account, Span(first, "2017-12-31"), ore);
}
