using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

/// <summary>A cell opens down to the vouchers behind it, and what is found there adds up to it.</summary>
public sealed class GetCellTests
{
    private static readonly Period Period = new() { From = "2017-01-01", To = "2017-12-31" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task The_entries_of_any_cell_of_any_table_add_up_to_it(int seed)
    {
        var random = new Random(seed);
        var forbund = await BooksAsync(random);
        var table = RandomTables.Make(random);
        var computed = (await forbund.Client.ComputeTablesAsync(
            new ComputeTablesRequest { Forbund = forbund.Slug, Period = Period, Tables = { table } })).Tables[0];

        for (var i = 0; i < computed.Rows.Count; i++)
        {
            var j = random.Next(computed.Columns.Count);
            var opened = await OpenAsync(forbund, table, computed.Rows[i].Label, computed.Columns[j].Label, pageSize: random.Next(1, 20));
            Assert.Equal(computed.Rows[i].Cells[j], opened.Cell);
            for (var term = 0; term < opened.Terms.Count; term++)
            {
                Assert.Equal(
                    opened.Terms[term].AmountOre, opened.Entries.Where(entry => entry.Term == term).Sum(entry => entry.CountedOre));
            }

            if (opened.Unit == "%")
            {
                Assert.All(opened.Parts, part => Assert.Equal(
                    part.Cell.AmountOre, opened.Terms.Where(term => term.Side == part.Role).Sum(term => term.AmountOre)));
            }
            else
            {
                Assert.Equal(computed.Rows[i].Cells[j].AmountOre, opened.Entries.Sum(entry => entry.CountedOre));
            }
        }
    }

    [Fact]
    public async Task Pages_show_the_books_as_the_first_saw_them()
    {
        var forbund = await BooksAsync(new Random(1));
        var request = Request(forbund, Table(new MoneyRow { Label = "Bank", Closing = Accounts("1930") }), "Bank", "2017", 5);
        var first = await Client(await TestStack.Shared, forbund).GetCellAsync(request);
        await forbund.PostAsync(123_45);

        var rest = await OpenAsync(forbund, request, first.NextPageToken);

        Assert.Equal(first.Cell, rest.Cell);
        Assert.Equal(first.AsOf.Position, rest.AsOf.Position);
        Assert.Equal(first.Cell.AmountOre, first.Entries.Concat(rest.Entries).Sum(entry => entry.CountedOre));
        Assert.Equal("opening_balance", first.Terms[0].Kind);
        Assert.Equal(("1930", 1000_00L), (first.Entries[0].Balance.Account, first.Entries[0].CountedOre));
    }

    [Fact]
    public async Task A_rounded_cell_tells_what_rounding_added()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.PostAsync(1_499_51);
        var table = Table(new MoneyRow { Label = "Intäkter", Accounts = Accounts("3000-3999") });
        table.Unit = "tkr";

        var opened = await OpenAsync(forbund, table, "Intäkter", "2017");

        Assert.Equal(("1", 1_499_51L, -499_51L), (opened.Cell.Value, opened.Cell.AmountOre, opened.RoundingOre));
    }

    [Fact]
    public async Task A_budget_cell_shows_its_rows_with_version_and_decision()
    {
        var forbund = await BooksAsync(new Random(2));
        var table = Table(new MoneyRow { Label = "Teamet", Source = "projects", Projects = Accounts("301") });
        table.Columns.Add(new MoneyColumn { Label = "Budget", Budget = "original" });

        var opened = await OpenAsync(forbund, table, "Teamet", "Budget");

        Assert.Equal(("budget", "original"), (opened.Terms[0].Kind, opened.Terms[0].Version));
        Assert.Equal(("original", "2016-11-23", 5_000_00L), (
            opened.Entries[0].Budget.Version, opened.Entries[0].Budget.DecidedOn, opened.Entries[0].CountedOre));
    }

    [Fact]
    public async Task A_members_cell_shows_the_contributions()
    {
        var forbund = await BooksAsync(new Random(3));
        var table = new MoneyTable { Id = "medlemmar", Source = "members", Unit = "kr" };

        var opened = await OpenAsync(forbund, table, "Totalt", "2017", pageSize: 1);

        Assert.Equal(300_00L, opened.Cell.AmountOre);
        Assert.Equal([("Kommunen", 100_00L), ("Regionen", 200_00L)], opened.Entries.Select(entry => (entry.Contribution.Member, entry.CountedOre)));
        Assert.Equal(
            (StatusCode.InvalidArgument, "LABEL_UNKNOWN"), await LedgerForbund.RefusalAsync(OpenAsync(forbund, table, "Staten", "2017")));
    }

    [Fact]
    public async Task A_cell_that_is_not_there_and_a_token_of_another_cell_are_refused()
    {
        var forbund = await BooksAsync(new Random(4));
        var table = Table(
            new MoneyRow { Label = "Bank", Closing = Accounts("1930") }, new MoneyRow { Label = "Bidrag", Accounts = Accounts("3010") });
        var client = Client(await TestStack.Shared, forbund);
        var token = (await client.GetCellAsync(Request(forbund, table, "Bank", "2017", 1))).NextPageToken;
        var other = Request(forbund, table, "Bidrag", "2017", 1);
        other.PageToken = token;

        Assert.Equal((StatusCode.InvalidArgument, "LABEL_UNKNOWN"), await LedgerForbund.RefusalAsync(OpenAsync(forbund, table, "Kassa", "2017")));
        Assert.Equal((StatusCode.InvalidArgument, "LABEL_UNKNOWN"), await LedgerForbund.RefusalAsync(OpenAsync(forbund, table, "Bank", "2018")));
        Assert.Equal((StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID"), await LedgerForbund.RefusalAsync(client.GetCellAsync(other).ResponseAsync));
    }

    [Fact]
    public async Task The_board_sees_figures_but_no_vouchers()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var stack = await TestStack.Shared;
        var board = new StatementService.StatementServiceClient(stack.Invoker(stack.Token("styrelse", forbund.Slug)));

        var error = await Assert.ThrowsAsync<RpcException>(() => board.GetCellAsync(
            Request(forbund, Table(new MoneyRow { Label = "Bank", Closing = Accounts("1930") }), "Bank", "2017", 1)).ResponseAsync);
        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }

    // Books with opening balances, the year before known from this one's file, forty vouchers, a budget and members.
    private static async Task<LedgerForbund> BooksAsync(Random random)
    {
        var forbund = await LedgerForbund.NewAsync();
        var vouchers = string.Concat(Enumerable.Range(1, 40).Select(number =>
        {
            var amount = $"{number}.{random.Next(10, 100)}";
            return $$"""
                #VER A {{number}} 2017{{random.Next(1, 13):00}}{{random.Next(1, 29):00}} "Prov"
                {
                #TRANS 1930 {} {{amount}}
                #TRANS 3010 {6 "301"} -{{amount}}
                }

                """;
        }));
        var imported = await forbund.ImportAsync(LedgerForbund.Year(vouchers, """
            #RAR -1 20160101 20161231
            #IB 0 1930 1000.00
            #IB -1 1930 700.00
            #UB -1 1930 1000.00
            #RES -1 3010 -300.00
            """));
        Assert.NotNull(imported.Summary);
        await forbund.Client.PutBudgetAsync(new PutBudgetRequest
        {
            RequestId = "budget",
            Forbund = forbund.Slug,
            Period = Period,
            Rows =
            {
                new BudgetRow
                {
                    Version = "original",
                    DecidedOn = "2016-11-23",
                    Project = "301",
                    Account = "3010",
                    From = Period.From,
                    To = Period.To,
                    AmountOre = 5_000_00,
                },
            },
        });
        await forbund.Client.PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = "medlemmar",
            Forbund = forbund.Slug,
            Period = Period,
            Members = { Member("k", "Kommunen", 100_00), Member("r", "Regionen", 200_00) },
        });
        return forbund;
    }

    private static Member Member(string id, string name, long amountOre) => new()
    {
        Id = id,
        Name = name,
        Kind = "municipality",
        Share = "0.5",
        Contributions = { new Contribution { Year = 2017, AmountOre = amountOre } },
    };

    private static Task<GetCellResponse> OpenAsync(LedgerForbund forbund, MoneyTable table, string row, string column, int pageSize = 100) =>
        OpenAsync(forbund, Request(forbund, table, row, column, pageSize), "");

    // All pages from one on, put together.
    private static async Task<GetCellResponse> OpenAsync(LedgerForbund forbund, GetCellRequest request, string token)
    {
        var client = Client(await TestStack.Shared, forbund);
        GetCellResponse? all = null;
        do
        {
            var page = await client.GetCellAsync(new GetCellRequest(request) { PageToken = token });
            Assert.True(page.Entries.Count <= request.PageSize);
            token = page.NextPageToken;
            if (all is null)
            {
                all = page;
            }
            else
            {
                all.Entries.Add(page.Entries);
            }
        }
        while (token.Length > 0);

        return all;
    }

    private static GetCellRequest Request(LedgerForbund forbund, MoneyTable table, string row, string column, int pageSize) =>
        new() { Forbund = forbund.Slug, Period = Period, Table = table, Row = row, Column = column, PageSize = pageSize };

    private static StatementService.StatementServiceClient Client(TestStack stack, LedgerForbund forbund) =>
        new(stack.Invoker(stack.Token("revisor", forbund.Slug)));

    private static MoneyTable Table(params MoneyRow[] rows) => new()
    {
        Id = "prov", Source = "accounts", Unit = "kr", Columns = { new MoneyColumn { Label = "2017" } }, Rows = { rows },
    };

    private static Labels Accounts(params string[] names) => new() { Values = { names } };
}
