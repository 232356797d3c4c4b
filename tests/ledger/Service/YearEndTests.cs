using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class YearEndTests
{
    private const string ResultMovedByFile = """
        #VER A 1 20170301 "Bidrag"
        {
        #TRANS 1930 {} 100.00
        #TRANS 3010 {6 "301"} -100.00
        }
        #VER A 2 20171231 "Årets resultat"
        {
        #TRANS 8999 {} 100.00
        #TRANS 2099 {} -100.00
        }
        """;

    [Fact]
    public async Task Closing_moves_the_result_to_equity_opens_the_next_year_and_every_statement_ties()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(1_234_56);
        var before = await books.StatementsAsync();
        var closed = await books.CloseAsync();

        Assert.Equal((1_234_56, "BOKSLUT", "1"), (closed.ResultOre, closed.Voucher.Series, closed.Voucher.Number));
        Assert.Equal([("8999", 1_234_56L), ("2099", -1_234_56L)], closed.Postings.Select(row => (row.Account, row.AmountOre)));
        Assert.Equal(("2018-01-01", "2018-12-31", true, true),
            (closed.NextFiscalYear.From, closed.NextFiscalYear.To, closed.NextOpened, closed.OpeningsGiven));
        Assert.Equal(
            [("1930", 1_734_56L), ("2091", -500_00L), ("2099", -1_234_56L)],
            closed.ClosingBalances.Select(balance => (balance.Account, balance.BalanceOre)));
        Assert.Equal("1235 1735 1735 500 500", before);
        Assert.Equal(before, await books.StatementsAsync());
        Assert.Equal("0 1735 1735 1735 1735", await books.StatementsAsync(2018));
        Assert.True((await books.Forbund.VerifyAsync()).Intact);
        Assert.Equal(
            ["REGISTERS_IMPORTED", "FISCAL_YEAR_OPENED", "FISCAL_YEAR_CLOSED"], (await books.Forbund.ChangeLogAsync()).Select(change => change.Kind));
        Assert.Equal("2017-12-31–2018-12-31", await books.Forbund.ToldAsync(await books.Forbund.PositionAsync()));
    }

    [Fact]
    public async Task A_year_that_is_opened_before_the_one_before_it_is_closed_goes_on_from_it()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(1_234_56);
        await books.Forbund.OpenNextYearAsync();
        Assert.Equal("0 1735 1735 1735 500", await books.StatementsAsync(2018));
        Assert.Equal([("1930", 1_734_56L), ("2091", -500_00L), ("3010", -1_234_56L)], await LedgerOpeningsAsync(books.Forbund));
        var chart = await new RegisterService.RegisterServiceClient(books.Forbund.Invoker()).ListAccountsAsync(
            new ListAccountsRequest { Forbund = books.Forbund.Slug, Accounts = { "1930" }, BalanceOn = "2018-01-01" });
        Assert.Equal(1_734_56, Assert.Single(chart.Accounts).BalanceOre);

        await books.Forbund.PostAsync(100_00, date: "2018-02-01");
        Assert.Equal("100 1835 1835 1735 500", await books.StatementsAsync(2018));
        await books.CloseAsync();
        Assert.Equal("100 1835 1835 1735 1735", await books.StatementsAsync(2018));
        Assert.Equal([("1930", 1_734_56L), ("2091", -500_00L), ("2099", -1_234_56L)], await LedgerOpeningsAsync(books.Forbund));
        await books.ReopenAsync();
        Assert.Equal("100 1835 1835 1735 500", await books.StatementsAsync(2018));

        static async Task<List<(string Account, long OpeningOre)>> LedgerOpeningsAsync(LedgerForbund forbund)
        {
            using var call = new JournalService.JournalServiceClient(forbund.Invoker()).ExportGeneralLedger(
                new ExportGeneralLedgerRequest { Forbund = forbund.Slug, From = "2018-01-01", To = "2018-12-31" });
            var openings = new List<(string, long)>();
            await foreach (var message in call.ResponseStream.ReadAllAsync())
            {
                if (message.Part is { OpeningOre: not 0 } part)
                {
                    openings.Add((part.Account, part.OpeningOre));
                }
            }

            return openings;
        }
    }

    [Fact]
    public async Task A_closed_year_takes_nothing_more()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100);
        var closed = await books.CloseAsync();
        Assert.Equal("PERIOD_LOCKED", (await LedgerForbund.RefusalAsync(books.Forbund.PostAsync(100))).Reason);
        Assert.Equal("FISCAL_YEAR_CLOSED", (await LedgerForbund.RefusalAsync(books.CloseAsync())).Reason);
        Assert.Equal("FISCAL_YEAR_CLOSED", (await LedgerForbund.RefusalAsync(books.Forbund.ReopenAsync("2017-06-01", "2017-06-30"))).Reason);
        Assert.Equal(
            "FISCAL_YEAR_CLOSED", (await LedgerForbund.RefusalAsync(books.Forbund.CorrectAsync(closed.Voucher.VoucherId, "2018-01-02"))).Reason);
    }

    [Fact]
    public async Task Validating_tells_what_closing_would_make_and_keeps_nothing()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100);
        var position = await books.Forbund.PositionAsync();
        var log = await books.Forbund.ChangeLogAsync();
        var told = await books.CloseAsync(change: request => (request.ValidateOnly, request.RequestId) = (true, ""));
        Assert.Equal(position, await books.Forbund.PositionAsync());
        Assert.Equal(log, await books.Forbund.ChangeLogAsync());
        Assert.Equal(told, await books.CloseAsync());
    }

    [Fact]
    public async Task A_year_whose_file_moved_the_result_itself_gets_no_voucher()
    {
        var books = await YearEndBooks.NewAsync(ResultMovedByFile);
        var closed = await books.CloseAsync();
        Assert.Null(closed.Voucher);
        Assert.Equal((100_00, 2), (closed.ResultOre, await books.Forbund.CountAsync("voucher")));
        Assert.Equal("100 600 600 500 500", await books.StatementsAsync());
        var reopened = await books.ReopenAsync();
        Assert.Null(reopened.Reversal);
        Assert.True(reopened.OpeningsWithdrawn);
        Assert.Equal(2, await books.Forbund.CountAsync("voucher"));
    }

    [Fact]
    public async Task A_next_year_that_a_file_has_opened_must_agree_to_the_öre()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100_00);
        await ImportNextAsync("#IB 0 1930 600.01\n#IB 0 2091 -500.01\n#IB 0 2099 -100.00");
        var error = await Assert.ThrowsAsync<RpcException>(() => books.CloseAsync());
        Assert.Equal((StatusCode.FailedPrecondition, "OPENING_BALANCE_DIFFERS"), (error.StatusCode, LedgerForbund.Reason(error)));
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin")).ToString();
        Assert.Contains("Konto 1930", error.Status.Detail + details, StringComparison.Ordinal);
        Assert.Equal(1, await books.Forbund.CountAsync("voucher"));

        await ImportNextAsync("#IB 0 1930 600.00\n#IB 0 2091 -500.00\n#IB 0 2099 -100.00");
        Assert.False((await books.CloseAsync()).OpeningsGiven);
        // What the file told stays when the year is opened again.
        Assert.False((await books.ReopenAsync()).OpeningsWithdrawn);
        Assert.Equal("0 600 600 600 600", await books.StatementsAsync(2018));
        await books.Forbund.PostAsync(100_00);
        Assert.Equal("OPENING_BALANCE_DIFFERS", (await LedgerForbund.RefusalAsync(books.CloseAsync())).Reason);

        async Task ImportNextAsync(string openings) =>
            Assert.NotNull((await books.Forbund.ImportAsync(YearEndBooks.File("20180101", "20181231", openings))).Summary);
    }

    [Theory]
    [InlineData("opening_balance", "update opening_balance set amount_ore = amount_ore + 1 where fiscal_year = '2018-01-01'")]
    [InlineData("closing_balance", "update closing_balance set amount_ore = amount_ore + 1 where account = '1930'")]
    public async Task Verifying_finds_a_balance_that_was_changed_after_closing(string table, string sql)
    {
        var books = await YearEndBooks.NewAsync();
        await books.CloseAsync();
        await books.Forbund.TamperAsync(table, sql);
        var fault = (await books.Forbund.VerifyAsync()).Fault;
        Assert.Equal(("CLOSING_BALANCE_DIFFERS", "2017-01-01"), (fault.Reason, fault.FiscalYear));
        Assert.Contains("Konto 1930", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_is_closed_and_opened_again_over_http()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100);
        var stack = await TestHost.TestStack.Shared;
        using var http = stack.Http(stack.Token("forbundschef", books.Forbund.Slug));
        var years = $"/v1/ledger/{books.Forbund.Slug}/fiscal-years";
        using var closed = await http.PostAsJsonAsync($"{years}/2017:close", new { requestId = "avsluta" });
        Assert.Equal("100", (await closed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("resultOre").GetString());
        using var reopened = await http.PostAsJsonAsync($"{years}/2017-01-01:reopen", new { requestId = "öppna", reason = "Fel" });
        var answer = await reopened.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("3", answer.GetProperty("reversal").GetProperty("voucherId").GetString());
    }

    [Fact]
    public async Task Reopening_takes_back_what_closing_made_and_the_year_can_be_closed_again()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100_00);
        await books.Forbund.LockAsync("2017-03-31");
        var before = await books.StatementsAsync();
        var closed = await books.CloseAsync();
        await books.Forbund.PostAsync(50_00, date: "2018-02-01");

        Assert.Equal(StatusCode.PermissionDenied, (await LedgerForbund.RefusalAsync(books.ReopenAsync(role: "ekonom"))).Code);
        Assert.Equal("REASON_MISSING", (await LedgerForbund.RefusalAsync(books.ReopenAsync(reason: ""))).Reason);
        var reopened = await books.ReopenAsync();
        Assert.Equal("2017-03-31", Assert.Single(reopened.Locked).To);
        Assert.Equal(before, await books.StatementsAsync());
        Assert.Equal(
            reopened.Reversal.VoucherId, (await books.Forbund.VoucherAsync(closed.Voucher.VoucherId)).CorrectedBy.Reversal.VoucherId);
        Assert.Equal("FISCAL_YEAR_NOT_CLOSED", (await LedgerForbund.RefusalAsync(books.ReopenAsync())).Reason);

        await books.Forbund.PostAsync(25_00);
        var again = await books.CloseAsync();
        Assert.Equal((125_00, "3"), (again.ResultOre, again.Voucher.Number));
        Assert.Equal("50 675 675 625 625", await books.StatementsAsync(2018));
        await books.CloseAsync("2018");
        Assert.Equal("LATER_FISCAL_YEAR_CLOSED", (await LedgerForbund.RefusalAsync(books.ReopenAsync())).Reason);
        Assert.True((await books.Forbund.VerifyAsync()).Intact);
    }

    [Fact]
    public async Task A_broken_year_is_followed_by_twelve_months_unless_another_end_is_asked_for()
    {
        var books = await YearEndBooks.NewAsync();
        await books.CloseAsync(change: request => (request.NextLastDay, request.Reason) = ("2018-06-30", "Omläggning"));
        Assert.Equal("REASON_MISSING", (await LedgerForbund.RefusalAsync(books.CloseAsync("2018"))).Reason);
        var broken = await books.CloseAsync("2018-01-01", request => request.Reason = "Brutet räkenskapsår");
        Assert.Equal(("2018-07-01", "2019-06-30"), (broken.NextFiscalYear.From, broken.NextFiscalYear.To));
        Assert.Equal(
            "FISCAL_YEAR_INVALID",
            (await LedgerForbund.RefusalAsync(books.CloseAsync("2018-07-01", request => request.NextLastDay = "2021-01-31"))).Reason);
        var back = await books.CloseAsync("2018-07-01", request => (request.NextLastDay, request.Reason) = ("2019-12-31", "Kalenderår"));
        Assert.Equal("2019-12-31", back.NextFiscalYear.To);
    }

    [Theory]
    [InlineData("2016", "", "", "FISCAL_YEAR_UNKNOWN")]
    [InlineData("i fjol", "", "", "DATE_MALFORMED")]
    [InlineData("2017", "8910", "", "ACCOUNT_UNKNOWN")]
    [InlineData("2017", "2091", "", "ACCOUNT_KIND_UNSUITABLE")]
    [InlineData("2017", "", "1930", "ACCOUNT_KIND_UNSUITABLE")]
    [InlineData("2018", "", "", "EARLIER_FISCAL_YEAR_OPEN")]
    public async Task What_cannot_be_closed_is_refused(string year, string result, string equity, string reason)
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100);
        await books.Forbund.OpenNextYearAsync();
        var refusal = await LedgerForbund.RefusalAsync(
            books.CloseAsync(year, request => (request.ResultAccount, request.EquityAccount) = (result, equity)));
        Assert.Equal(reason, refusal.Reason);
        Assert.Equal(1, await books.Forbund.CountAsync("voucher"));
    }

    [Fact]
    public async Task A_year_that_opened_without_last_years_result_is_not_closed()
    {
        var books = await YearEndBooks.NewAsync();
        Assert.NotNull((await books.Forbund.ImportAsync(YearEndBooks.File("20170101", "20171231", "#IB 0 1930 500.00"))).Summary);
        Assert.Equal("OPENING_BALANCES_UNBALANCED", (await LedgerForbund.RefusalAsync(books.CloseAsync())).Reason);
    }

    [Fact]
    public async Task A_closed_year_goes_round_as_a_file_and_the_next_years_file_fits_it()
    {
        var books = await YearEndBooks.NewAsync();
        await books.Forbund.PostAsync(100_00);
        await books.CloseAsync();
        var file = await SieRoundTrip.CheckAsync("2017", withBooks: true, (await books.Forbund.ExportAsync()).File);
        Assert.Matches("#VER \"BOKSLUT\" \"?1\"? 20171231", file);
        Assert.Contains("#UB 0 2099 -100.00", file, StringComparison.Ordinal);

        var next = await books.Forbund.ImportAsync(YearEndBooks.File(
            "20180101",
            "20181231",
            "#IB 0 1930 600.00\n#IB 0 2091 -500.00\n#IB 0 2099 -100.00",
            Sie.SieText.Voucher().Replace("2017", "2018", StringComparison.Ordinal)));
        Assert.Empty(next.Summary.Warnings);
        Assert.Equal("100 700 700 600 600", await books.StatementsAsync(2018));

        var other = await books.Forbund.ImportAsync(YearEndBooks.File(
            "20180101", "20181231", "#IB 0 1930 600.00\n#IB 0 2091 -600.00"));
        Assert.Equal(["FISCAL_YEAR_CLOSED", "FISCAL_YEAR_CLOSED"], other.Refusal.Problems.Select(problem => problem.Reason));
        Assert.Contains(
            other.Refusal.Problems,
            problem => problem.Message.Contains(
                "konto 2099 är 0,00 kr, men det avslutade året före slutar på −100,00", StringComparison.Ordinal));
    }
}
