using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class PeriodTests
{
    [Fact]
    public async Task A_locked_period_takes_no_posting_and_no_import_until_it_is_reopened()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var locked = await forbund.LockAsync("2017-03-31");
        Assert.Equal(("2017-01-01", "2017-03-31", true), (locked.Locked[0].From, locked.Locked[0].To, locked.Changed));

        var posting = await LedgerForbund.RefusalAsync(forbund.PostAsync(100, date: "2017-03-31"));
        Assert.Equal((StatusCode.FailedPrecondition, "PERIOD_LOCKED"), posting);
        var problem = Assert.Single((await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()))).Refusal.Problems);
        Assert.Equal("PERIOD_LOCKED", problem.Reason);
        Assert.Contains("2017-03-01", problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await forbund.CountAsync("voucher"));
        await forbund.PostAsync(100, date: "2017-04-01");

        var reopened = await forbund.ReopenAsync("2017-02-01", "2017-03-31");
        Assert.Equal("2017-01-31", Assert.Single(reopened.Locked).To);
        await forbund.PostAsync(100, date: "2017-03-31");
        Assert.NotNull((await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher()))).Summary);
    }

    [Fact]
    public async Task Opening_balances_of_a_locked_year_stay()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.LockAsync("2017-12-31");
        var refusal = (await forbund.ImportAsync(LedgerForbund.Year("", "#IB 0 1930 5.00"))).Refusal;
        Assert.Equal(("#IB", "PERIOD_LOCKED"), (refusal.Problems[0].Field, refusal.Problems[0].Reason));
    }

    [Fact]
    public async Task Reopening_takes_a_forbundschef_a_reason_and_locked_days()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.LockAsync("2017-01-31");
        var request = new ReopenPeriodRequest
        {
            RequestId = "öppna", Forbund = forbund.Slug, From = "2017-01-01", To = "2017-01-31", Reason = "Glömd faktura",
        };
        Assert.Equal(
            StatusCode.PermissionDenied, (await LedgerForbund.RefusalAsync(forbund.Client.ReopenPeriodAsync(request).ResponseAsync)).Code);
        var leader = forbund.As("forbundschef");
        request.Reason = " ";
        Assert.Equal("REASON_MISSING", (await LedgerForbund.RefusalAsync(leader.ReopenPeriodAsync(request).ResponseAsync)).Reason);
        (request.Reason, request.To) = ("Glömd faktura", "2017-02-01");
        Assert.Equal("PERIOD_NOT_LOCKED", (await LedgerForbund.RefusalAsync(leader.ReopenPeriodAsync(request).ResponseAsync)).Reason);
        Assert.Single((await leader.GetPeriodsAsync(new GetPeriodsRequest { Forbund = forbund.Slug })).Locked);
    }

    [Fact]
    public async Task Every_change_is_logged_with_what_stood_before_and_after()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        await forbund.LockAsync("2017-01-31");
        await forbund.LockAsync("2017-01-31");
        await forbund.ReopenAsync("2017-01-01", "2017-01-31");
        await forbund.OpenNextYearAsync();

        var log = (await forbund.ChangeLogAsync()).Where(change => change.Kind != "REGISTERS_IMPORTED").ToList();
        Assert.Equal([2, 3, 4], log.Select(change => change.No));
        Assert.Equal(["PERIOD_LOCKED", "PERIOD_REOPENED", "FISCAL_YEAR_OPENED"], log.Select(change => change.Kind));
        Assert.Equal(
            ("inget låst", "2017-01-01–2017-01-31", "Bokslut", "test:ekonom"), (log[0].Before, log[0].After, log[0].Reason, log[0].ChangedBy));
        Assert.Equal(("test:forbundschef", "inget låst"), (log[1].ChangedBy, log[1].After));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => forbund.ExecuteAsync("delete from change_log where forbund_id = @Slug"));
    }

    [Theory]
    [InlineData("", "", "", "2018-01-01–2018-12-31")]
    [InlineData("", "2018-06-30", "Förbundet upphör", "2018-01-01–2018-06-30")]
    [InlineData("", "2019-06-30", "Omläggning", "2018-01-01–2019-06-30")]
    [InlineData("", "2018-06-30", "", "REASON_MISSING")]
    [InlineData("", "2019-07-31", "Omläggning", "FISCAL_YEAR_INVALID")]
    [InlineData("2018-01-15", "", "Omläggning", "FISCAL_YEAR_INVALID")]
    [InlineData("2017-07-01", "2018-06-30", "Omläggning", "FISCAL_YEAR_OVERLAPS")]
    [InlineData("2019-01-01", "", "", "FISCAL_YEAR_APART")]
    public async Task A_year_is_the_next_calendar_year_unless_another_is_explained(string first, string last, string reason, string expected)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var request = new OpenFiscalYearRequest
        {
            RequestId = "år", Forbund = forbund.Slug, FirstDay = first, LastDay = last, Reason = reason,
        };
        string outcome;
        try
        {
            var year = (await forbund.Client.OpenFiscalYearAsync(request)).FiscalYear;
            outcome = $"{year.From}–{year.To}";
            Assert.Equal(2, (await forbund.Client.GetPeriodsAsync(new GetPeriodsRequest { Forbund = forbund.Slug })).FiscalYears.Count);
        }
        catch (RpcException error)
        {
            outcome = LedgerForbund.Reason(error);
        }

        Assert.Equal(expected, outcome);
    }

    [Fact]
    public async Task Nothing_is_posted_into_a_period_after_it_was_locked()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var posted = Enumerable.Range(1, 40).Select(async i =>
        {
            try
            {
                await forbund.PostAsync(i);
                return 1;
            }
            catch (RpcException error) when (LedgerForbund.Reason(error) == "PERIOD_LOCKED")
            {
                return 0;
            }
        }).ToList();
        await forbund.LockAsync("2017-06-30");
        var atLock = await forbund.CountAsync("voucher");
        var sum = (await Task.WhenAll(posted)).Sum();

        Assert.Equal(atLock, await forbund.CountAsync("voucher"));
        Assert.Equal(atLock, sum);
        Assert.True((await forbund.VerifyAsync()).Intact);
    }
}
