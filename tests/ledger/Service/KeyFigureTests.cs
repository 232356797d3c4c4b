using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class KeyFigureTests
{
    private const string Source = "Nationella rådet 2013-10-02";

    [Fact]
    public async Task Equity_liquidity_and_ratios_are_computed_at_a_day_and_the_year_before_with_what_they_come_from()
    {
        var (books, client) = await BooksAsync();
        await PutAsync(client, books, "2016-01-01", (0, "0.5"), (100_000, "0.2"));
        await RegisterAsync(books, (2016, 50_000), (2017, 200_000));

        var figures = await client.ComputeKeyFiguresAsync(Request(books, "2017-12-31"));

        Assert.Empty(figures.Warnings);
        Assert.Equal(["2017-12-31", "2016-12-31", "Förändring"], figures.Tables[0].Columns.Select(column => column.Label));
        Assert.Equal([30_000L, 20_000L, 10_000L], Ore(figures, "Eget kapital"));
        Assert.Equal([200_000L, 50_000L, 150_000L], Ore(figures, "Årets bidrag"));
        Assert.Equal([40_000L, 25_000L, 15_000L], Ore(figures, "Rekommenderat eget kapital"));
        Assert.Equal([-10_000L, -5_000L, -5_000L], Ore(figures, "Över eller under rekommendationen"));
        Assert.Equal([40_000L, 25_000L, 15_000L], Ore(figures, "Likvida medel"));
        Assert.Equal([10_000L, 5_000L, 5_000L], Ore(figures, "Kortfristiga skulder"));
        Assert.Equal(["15.0", "40.0", "-25.0"], Row(figures, "Eget kapital av årets bidrag").Cells.Select(cell => cell.Value));
        Assert.Equal(["400.0", "500.0", "-100.0"], Row(figures, "Kassalikviditet").Cells.Select(cell => cell.Value));
        Assert.Equal(["75.0", "80.0", "-5.0"], Row(figures, "Soliditet").Cells.Select(cell => cell.Value));
        var basis = figures.Bases.ToDictionary(basis => basis.Row);
        Assert.Equal(figures.Tables.SelectMany(table => table.Rows).Select(row => row.Label), figures.Bases.Select(each => each.Row));
        Assert.Equal(["2000-2099", "3000-8999"], basis["Eget kapital"].Accounts);
        Assert.Contains(Source, basis["Rekommenderat eget kapital"].ComputedFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_ladder_or_contributions_nothing_is_recommended_and_that_is_told()
    {
        var (books, client) = await BooksAsync();
        await PutAsync(client, books, "2018-01-01", (0, "0.2"));
        var figures = await client.ComputeKeyFiguresAsync(Request(books, "2017-12-31"));
        Assert.Equal(["LADDER_MISSING", "CONTRIBUTIONS_UNDECIDED"], figures.Warnings.Select(warning => warning.Reason));
        Assert.All(Row(figures, "Rekommenderat eget kapital").Cells, cell => Assert.False(cell.HasValue));
        Assert.Equal(30_000L, Ore(figures, "Eget kapital")[0]);
    }

    [Fact]
    public async Task A_ladder_is_superseded_from_its_day_and_what_stood_stays_known()
    {
        var (books, client) = await BooksAsync();
        var first = (await PutAsync(client, books, "2016-01-01", (0, "0.2"))).Ladder;
        await RegisterAsync(books, (2017, 100_000));
        var stood = (await client.ComputeKeyFiguresAsync(Request(books, "2017-12-31"))).AsOf.ComputedAt;
        await PutAsync(client, books, "2016-01-01", (0, "0.3"));
        await PutAsync(client, books, "2018-01-01", (0, "0.4"));

        Assert.Equal(30_000L, Ore(await client.ComputeKeyFiguresAsync(Request(books, "2017-12-31")), "Rekommenderat eget kapital")[0]);
        var then = Request(books, "2017-12-31");
        then.AsOfAt = stood;
        Assert.Equal(20_000L, Ore(await client.ComputeKeyFiguresAsync(then), "Rekommenderat eget kapital")[0]);
        var ladders = (await client.ListEquityLaddersAsync(new ListEquityLaddersRequest { Forbund = books.Slug })).Ladders;
        Assert.Equal(["0.2", "0.3", "0.4"], ladders.Select(ladder => ladder.Steps[0].Share));
        Assert.NotNull(ladders[0].SupersededAt);
        Assert.Null(ladders[1].SupersededAt);

        var again = Ladder(books, "2016-01-01", (0, "0.1"));
        again.Etag = first.Etag;
        Assert.Equal(
            (StatusCode.Aborted, "ETAG_MISMATCH"), await LedgerForbund.RefusalAsync(client.PutEquityLadderAsync(again).ResponseAsync));
        Assert.Equal(3, (await books.ChangeLogAsync()).Count(change => change.Kind == "EQUITY_LADDER_PUT"));
    }

    [Fact]
    public async Task Steps_out_of_order_and_shares_that_are_none_are_refused()
    {
        var (books, client) = await BooksAsync();
        foreach (var (ladder, reason) in new[]
        {
            (Ladder(books, "2016-01-01"), "STEPS_INVALID"),
            (Ladder(books, "2016-01-01", (1, "0.2")), "STEPS_INVALID"),
            (Ladder(books, "2016-01-01", (0, "0.2"), (0, "0.1")), "STEPS_INVALID"),
            (Ladder(books, "2016-01-01", (0, "1.2")), "SHARE_INVALID"),
            (Ladder(books, "2016-13-01", (0, "0.2")), "DATE_MALFORMED"),
        })
        {
            Assert.Equal(reason, (await LedgerForbund.RefusalAsync(client.PutEquityLadderAsync(ladder).ResponseAsync)).Reason);
        }

        var accounts = Request(books, "2017-12-31");
        accounts.CashAccounts.Add("kassa");
        Assert.Equal("ACCOUNTS_MALFORMED", (await LedgerForbund.RefusalAsync(client.ComputeKeyFiguresAsync(accounts).ResponseAsync)).Reason);
        Assert.Equal(0, await books.CountAsync("equity_ladder"));
    }

    [Fact]
    public async Task Key_figures_are_put_and_read_over_http()
    {
        var (books, _) = await BooksAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", books.Slug));
        using var put = await http.PutAsJsonAsync(
            $"/v1/ledger/{books.Slug}/equity-ladders/2016-01-01",
            new { requestId = "trappa", source = Source, steps = new[] { new { fromOre = "0", share = "0.2" } } });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
        var figures = await http.GetFromJsonAsync<JsonElement>($"/v1/ledger/{books.Slug}/key-figures?day=2017-12-31&cashAccounts=1930");
        Assert.Equal("nyckeltal", figures.GetProperty("tables")[2].GetProperty("id").GetString());
    }

    // Equity of 200 kr at the year's start and a result of 100 kr; 400 kr in the bank and 100 kr of debt at its end.
    private static async Task<(LedgerForbund Books, KeyFigureService.KeyFigureServiceClient Client)> BooksAsync()
    {
        var books = await LedgerForbund.NewAsync();
        Assert.NotNull((await books.ImportAsync(Sie.SieText.Cp437("""
            #FLAGGA 0
            #FORMAT PC8
            #SIETYP 4
            #RAR 0 20170101 20171231
            #RAR -1 20160101 20161231
            #KONTO 1930 "Bank"
            #KONTO 2010 "Eget kapital"
            #KONTO 2440 "Leverantörsskulder"
            #KONTO 3010 "Bidrag"
            #IB -1 1930 250.00
            #IB -1 2010 -200.00
            #IB -1 2440 -50.00
            #UB -1 1930 250.00
            #UB -1 2010 -200.00
            #UB -1 2440 -50.00
            #IB 0 1930 250.00
            #IB 0 2010 -200.00
            #IB 0 2440 -50.00
            #VER A 1 20170601 "Bidrag"
            {
            #TRANS 1930 {} 150.00
            #TRANS 2440 {} -50.00
            #TRANS 3010 {} -100.00
            }
            """))).Summary);
        var stack = await TestStack.Shared;
        return (books, new KeyFigureService.KeyFigureServiceClient(stack.Invoker(stack.Token("ekonom", books.Slug))));
    }

    private static async Task RegisterAsync(LedgerForbund books, params (int Year, long Ore)[] contributions) =>
        await books.Client.PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = books.Slug,
            Period = BudgetForbund.Year,
            Members =
            {
                new Member
                {
                    Id = "staten",
                    Name = "Staten",
                    Kind = "state",
                    Share = "1",
                    Contributions = { contributions.Select(each => new Contribution { Year = each.Year, AmountOre = each.Ore }) },
                },
            },
        });

    private static PutEquityLadderRequest Ladder(LedgerForbund books, string from, params (long FromOre, string Share)[] steps) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = books.Slug,
        EffectiveFrom = from,
        Source = Source,
        Steps = { steps.Select(step => new EquityStep { FromOre = step.FromOre, Share = step.Share }) },
    };

    private static Task<PutEquityLadderResponse> PutAsync(
        KeyFigureService.KeyFigureServiceClient client, LedgerForbund books, string from, params (long FromOre, string Share)[] steps) =>
        client.PutEquityLadderAsync(Ladder(books, from, steps)).ResponseAsync;

    private static ComputeKeyFiguresRequest Request(LedgerForbund books, string day) => new() { Forbund = books.Slug, Day = day };

    private static Row Row(ComputeKeyFiguresResponse figures, string label) =>
        figures.Tables.SelectMany(table => table.Rows).Single(row => row.Label == label);

    private static List<long> Ore(ComputeKeyFiguresResponse figures, string label) => [.. Row(figures, label).Cells.Select(cell => cell.AmountOre)];
}
