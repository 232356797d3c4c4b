using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Columns that compare, and what is left out of a table when asked for.</summary>
public sealed class ComparisonColumnTests
{
    [Theory]
    [InlineData("period", 1, 0, "2016-01-01–2016-08-31")]
    [InlineData("", 0, 1, "2016-05-01–2016-12-31")]
    [InlineData("year", 0, 0, "2017-01-01–2017-12-31")]
    [InlineData("year", 0, 2, "2015-01-01–2015-12-31")]
    [InlineData("year_to_date", 1, 0, "2016-01-01–2016-08-31")]
    public async Task A_column_counts_its_days_from_the_reports_period(string of, int backYears, int backPeriods, string days)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var rule = new ColumnPeriod { Of = of, BackYears = backYears, BackPeriods = backPeriods };

        Assert.Equal(days, await DaysAsync(forbund, rule, "2017-01-01", "2017-08-31"));
    }

    [Fact]
    public async Task Months_end_where_months_end_and_other_spans_keep_their_length()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();

        Assert.Equal(
            "2015-02-01–2015-02-28", await DaysAsync(forbund, new ColumnPeriod { Of = "months", FirstMonth = 2, BackYears = 1 }, "2016-01-01", "2016-08-31"));
        Assert.Equal(
            "2016-05-01–2016-08-31",
            await DaysAsync(forbund, new ColumnPeriod { Of = "months", FirstMonth = 5, LastMonth = 8 }, "2016-01-01", "2016-12-31"));
        Assert.Equal("2016-02-01–2016-02-29", await DaysAsync(forbund, new ColumnPeriod { BackPeriods = 1 }, "2016-03-01", "2016-03-31"));
        Assert.Equal("2017-02-24–2017-03-05", await DaysAsync(forbund, new ColumnPeriod { BackPeriods = 1 }, "2017-03-06", "2017-03-15"));
    }

    [Fact]
    public async Task A_change_is_per_cent_of_what_it_is_from()
    {
        var forbund = await TwoMonthsAsync();
        var table = Table(
            [
                Month("Mars", 3), Month("Maj", 5),
                new MoneyColumn { Label = "Ändring", ChangePercent = Pair("Maj", "Mars"), Decimals = 1 },
            ],
            new MoneyRow { Label = "Bidrag", Accounts = Names("3010") },
            new MoneyRow { Label = "Bank", Change = Names("1930") },
            new MoneyRow { Label = "Annat", Accounts = Names("4000-4999") });

        var rows = (await ComputeAsync(forbund, table)).Rows;

        // 100 to 150; −100 to −150, which is downwards; and 0 to 0, which is nothing to compare with.
        Assert.Equal(["50.0", "-50.0", ""], rows.Select(row => row.Cells[2].Value));
        Assert.False(rows[2].Cells[2].HasValue);
    }

    [Fact]
    public async Task Rows_and_columns_are_named_by_code_and_taken_away()
    {
        var forbund = await TwoMonthsAsync();
        var table = Table(
            [
                new MoneyColumn { Label = "I mars", Code = "A", Relative = new ColumnPeriod { Of = "months", FirstMonth = 3 }, Hidden = true },
                new MoneyColumn { Label = "I maj", Code = "B", Relative = new ColumnPeriod { Of = "months", FirstMonth = 5 } },
                new MoneyColumn { Label = "Mer", Diff = Pair("B", "A") },
            ],
            new MoneyRow { Label = "Bidragen", Code = "10", Accounts = Names("3010"), Hidden = true },
            new MoneyRow { Label = "Utan bidragen", Code = "20", Less = Names("10") },
            new MoneyRow { Label = "Noll", Sum = Names("10"), Less = Names("Bidragen") });

        var answer = await ComputeAsync(forbund, table);

        Assert.Equal([("I maj", "B"), ("Mer", "")], answer.Columns.Select(column => (column.Label, column.Code)));
        Assert.Equal(["Utan bidragen", "Noll"], answer.Rows.Select(row => row.Label));
        Assert.Equal("20", answer.Rows[0].Code);
        Assert.Equal([["-150", "-50"], ["0", "0"]], answer.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToArray()).ToArray());
    }

    [Fact]
    public async Task Empty_rows_and_what_has_not_come_yet_are_left_out_when_asked()
    {
        var forbund = await TwoMonthsAsync();
        var table = Table(
            [Month("Mars", 3), Month("Maj", 5), Month("Juni", 6)],
            new MoneyRow { Label = "Intäkter" },
            new MoneyRow { Label = "Bidrag", Accounts = Names("3010") },
            new MoneyRow { Label = "Kostnader" },
            new MoneyRow { Label = "Personal", Accounts = Names("7000-7999") },
            new MoneyRow { Label = "Summa", Sum = Names("Bidrag", "Personal") });
        table.HideFutureColumns = true;

        var all = await ComputeAsync(forbund, table, to: "2017-05-31");
        table.HideEmptyRows = true;
        var filled = await ComputeAsync(forbund, table, to: "2017-05-31");

        Assert.Equal(["Mars", "Maj"], all.Columns.Select(column => column.Label));
        Assert.Equal(5, all.Rows.Count);
        Assert.Equal(["Intäkter", "Bidrag", "Kostnader", "Summa"], filled.Rows.Select(row => row.Label));
        Assert.All(filled.Rows, row => Assert.Equal(2, row.Cells.Count));
    }

    [Fact]
    public async Task A_row_may_be_left_out_by_itself_and_a_bare_heading_goes_with_its_rows()
    {
        var forbund = await TwoMonthsAsync();
        var table = Table(
            [Month("Mars", 3)],
            new MoneyRow { Label = "Personal", Accounts = Names("7000-7999"), HideWhenEmpty = true },
            new MoneyRow { Label = "Lokaler", Accounts = Names("5000-5999") });

        Assert.Equal(["Lokaler"], (await ComputeAsync(forbund, table)).Rows.Select(row => row.Label));

        table.Rows.Insert(0, new MoneyRow { Label = "Kostnader" });
        table.HideEmptyRows = true;
        Assert.Empty((await ComputeAsync(forbund, table)).Rows);
    }

    [Fact]
    public async Task A_rule_or_a_name_that_means_nothing_is_refused()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var row = new MoneyRow { Label = "Bidrag", Code = "10", Accounts = Names("3010") };

        await Refused("PERIOD_RULE_INVALID", new MoneyColumn { Label = "A", Relative = new ColumnPeriod { Of = "week" } });
        await Refused("PERIOD_RULE_INVALID", new MoneyColumn { Label = "A", Relative = new ColumnPeriod { Of = "months", FirstMonth = 5, LastMonth = 4 } });
        await Refused("PERIOD_RULE_INVALID", new MoneyColumn { Label = "A", Relative = new ColumnPeriod { BackYears = 101 } });
        await Refused("COLUMN_AMBIGUOUS", new MoneyColumn { Label = "A", From = "2017-01-01", Relative = new ColumnPeriod { BackYears = 1 } });
        await Refused("COLUMN_AMBIGUOUS", new MoneyColumn { Label = "A", Diff = Pair("A", "A"), ChangePercent = Pair("A", "A") });
        await Refused("LABEL_UNKNOWN", new MoneyColumn { Label = "A", ChangePercent = Pair("A", "B") });
        row.Less = Names("20");
        await Refused("LABEL_UNKNOWN", new MoneyColumn { Label = "A" });
        row.Less = null;
        Assert.Equal((StatusCode.InvalidArgument, "LABEL_INVALID"), await LedgerForbund.RefusalAsync(ComputeAsync(
            forbund, Table([new MoneyColumn { Label = "A" }], row, new MoneyRow { Label = "Andra", Code = "10", Accounts = Names("3011") }))));

        async Task Refused(string reason, MoneyColumn column) => Assert.Equal(
            (StatusCode.InvalidArgument, reason), await LedgerForbund.RefusalAsync(ComputeAsync(forbund, Table([column], row))));
    }

    // 100 kr in March, 150 in May.
    private static async Task<LedgerForbund> TwoMonthsAsync()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(100_00, date: "2017-03-10");
        await forbund.PostAsync(150_00, date: "2017-05-10");
        return forbund;
    }

    // The days that a rule means are seen in the terms of a cell.
    private static async Task<string> DaysAsync(LedgerForbund forbund, ColumnPeriod rule, string from, string to)
    {
        var stack = await TestHost.TestStack.Shared;
        var client = new StatementService.StatementServiceClient(stack.Invoker(stack.Token("revisor", forbund.Slug)));
        var opened = await client.GetCellAsync(new GetCellRequest
        {
            Forbund = forbund.Slug,
            Period = new Period { From = from, To = to },
            Table = Table(
                [new MoneyColumn { Label = "A", Budget = "original", Relative = rule }], new MoneyRow { Label = "Bidrag", Accounts = Names("3010") }),
            Row = "Bidrag",
            Column = "A",
        });
        return $"{opened.Terms[0].Span.From}–{opened.Terms[0].Span.To}";
    }

    private static async Task<Table> ComputeAsync(LedgerForbund forbund, MoneyTable table, string to = "2017-12-31") =>
        (await forbund.Client.ComputeTablesAsync(new ComputeTablesRequest
        {
            Forbund = forbund.Slug, Period = new Period { From = "2017-01-01", To = to }, Tables = { table },
        })).Tables[0];

    private static MoneyColumn Month(string label, int month) =>
        new() { Label = label, Relative = new ColumnPeriod { Of = "months", FirstMonth = month } };

    private static MoneyTable Table(IEnumerable<MoneyColumn> columns, params MoneyRow[] rows) =>
        new() { Id = "prov", Source = "accounts", Unit = "kr", Columns = { columns }, Rows = { rows } };

    private static ColumnDifference Pair(string minuend, string subtrahend) => new() { Minuend = minuend, Subtrahend = subtrahend };

    private static Labels Names(params string[] names) => new() { Values = { names } };
}
