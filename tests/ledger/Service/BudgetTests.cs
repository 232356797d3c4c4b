using System.Net.Http.Json;
using System.Text.Json;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class BudgetTests
{
    private const FundSource FromProject = FundSource.Unspecified;

    [Fact]
    public async Task The_original_is_the_first_revised_version_and_stands_in_the_statements()
    {
        var forbund = await BudgetForbund.NewAsync();
        var put = await forbund.PutOriginalAsync();
        Assert.Equal((3, -10_000), (put.RowCount, put.SumOre));
        Assert.Equal([-6000, -3000, -1000], await forbund.StatementAsync("original"));
        Assert.Equal([-6000, -3000, -1000], await forbund.StatementAsync("revised"));
        var budget = await forbund.Client.GetBudgetAsync(new GetBudgetRequest { Forbund = forbund.Books.Slug, Period = BudgetForbund.Year });
        Assert.Equal(["original", "revised"], budget.Versions.Select(version => version.Version));
        Assert.Equal((put.Etag, 0, -10_000), (budget.Etag, budget.Versions[1].IncomeOre, budget.Versions[1].CostOre));
    }

    [Fact]
    public async Task An_amount_is_spread_over_months_to_the_ore_and_columns_take_their_months()
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutAsync(
            "original", "", BudgetForbund.Spread("301", -1000), BudgetForbund.Spread("302", -700, 1, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0));
        var rows = await forbund.RowsAsync("original", pageSize: 5);
        Assert.Equal(14, rows.Count);
        Assert.Equal([84, 84, 84, 84, 83, 83, 83, 83, 83, 83, 83, 83], rows.Take(12).Select(row => -row.AmountOre));
        Assert.Equal(("2017-06-01", "2017-06-30", -600), (rows[13].From, rows[13].To, rows[13].AmountOre));
        Assert.Equal([-1000, -700, 0], await forbund.StatementAsync("original"));
        Assert.Equal([-84 * 4 - 83, -100, 0], await forbund.StatementAsync("original", to: "2017-05-31"));
    }

    [Fact]
    public async Task An_interim_report_without_a_budget_of_its_own_has_the_months_of_the_years()
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutAsync("original", "", BudgetForbund.Spread("301", -1200));
        var interim = new Common.V1.Period { From = "2017-01-01", To = "2017-08-31" };
        Assert.Equal([-800, 0, 0], await forbund.StatementAsync("original", period: interim));
        Assert.Equal([-1200, 0, 0], await forbund.StatementAsync("original", to: "2017-12-31", period: interim));
        await forbund.Books.Client.PutBudgetAsync(new PutBudgetRequest
        {
            RequestId = "delår",
            Forbund = forbund.Books.Slug,
            Period = interim,
            Rows = { new BudgetRow { Version = "original", DecidedOn = "2016-11-23", Project = "302", From = interim.From, To = interim.To, AmountOre = -5 } },
        });
        Assert.Equal([0, -5, 0], await forbund.StatementAsync("original", period: interim));
    }

    [Fact]
    public async Task A_reallocation_is_one_decision_in_the_revised_version_from_its_day_on()
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutOriginalAsync();
        var decision = await forbund.ReallocateAsync((FromProject, "301", -800), (FundSource.Unallocated, "490", 800));
        await forbund.ReallocateAsync((FromProject, "302", -500), (FundSource.Equity, "", 500));

        Assert.Equal([-6000, -3000, -1000], await forbund.StatementAsync("original"));
        Assert.Equal([-6800, -3500, -200], await forbund.StatementAsync("revised"));
        Assert.Equal([-6000, -3000, -1000], await forbund.StatementAsync("revised", decidedTo: "2017-03-14"));
        var decisions = (await forbund.Client.ListBudgetDecisionsAsync(
            new ListBudgetDecisionsRequest { Forbund = forbund.Books.Slug, Period = BudgetForbund.Year })).Decisions;
        Assert.Equal(["original", "revised", "revised"], decisions.Select(each => each.Version));
        Assert.Equal(
            (decision.DecisionNo, "§ 12", "Fler deltagare", "test:ekonom", 0),
            (decisions[1].DecisionNo, decisions[1].Reference, decisions[1].Reason, decisions[1].RecordedBy, decisions[1].SumOre));
        Assert.Equal([FromProject, FundSource.Unallocated], decisions[1].Lines.Select(line => line.Source));
        Assert.Equal([FromProject, FundSource.Equity], decisions[2].Lines.Select(line => line.Source));
        var log = (await forbund.Books.ChangeLogAsync()).First(change => change.Kind == "BUDGET_REALLOCATED");
        Assert.Equal(("Fler deltagare", "test:ekonom"), (log.Reason, log.ChangedBy));
    }

    [Fact]
    public async Task A_loaded_budget_can_be_reallocated_and_is_then_not_loaded_over()
    {
        var forbund = await BudgetForbund.NewAsync();
        var put = new PutBudgetRequest
        {
            RequestId = "budget-1",
            Forbund = forbund.Books.Slug,
            Period = BudgetForbund.Year,
            Rows =
            {
                new BudgetRow { Version = "original", DecidedOn = "2016-11-23", Project = "301", From = "2017-01-01", To = "2017-12-31", AmountOre = -6000 },
                new BudgetRow { Version = "original", DecidedOn = "2016-11-23", Project = "490", From = "2017-01-01", To = "2017-12-31", AmountOre = -1000 },
            },
        };
        await forbund.Books.Client.PutBudgetAsync(put);
        await forbund.ReallocateAsync((FromProject, "301", -1000), (FundSource.Unallocated, "490", 1000));
        Assert.Equal([-7000, 0, 0], await forbund.StatementAsync("revised"));

        put.RequestId = "budget-2";
        var refusal = (StatusCode.FailedPrecondition, "BUDGET_HAS_DECISIONS");
        Assert.Equal(refusal, await LedgerForbund.RefusalAsync(forbund.Books.Client.PutBudgetAsync(put).ResponseAsync));
        Assert.Equal(refusal, await LedgerForbund.RefusalAsync(forbund.PutOriginalAsync()));
        Assert.Equal([-7000, 0, 0], await forbund.StatementAsync("revised"));
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_by_name_and_nothing_is_decided()
    {
        var forbund = await BudgetForbund.NewAsync();
        Assert.Equal("BUDGET_MISSING", await RefusedAsync(forbund, (FromProject, "301", -1), (FromProject, "302", 1)));
        await forbund.PutOriginalAsync();
        await forbund.SpendAsync("302", 2500);

        Assert.Equal("TOO_FEW_LINES", await RefusedAsync(forbund, (FromProject, "301", -1)));
        Assert.Equal("REALLOCATION_UNBALANCED", await RefusedAsync(forbund, (FromProject, "301", -10), (FromProject, "302", 9)));
        Assert.Equal("AMOUNT_ZERO", await RefusedAsync(forbund, (FromProject, "301", 0), (FromProject, "302", 0)));
        Assert.Equal("BUDGET_EXCEEDED", await RefusedAsync(forbund, (FromProject, "301", -1001), (FundSource.Unallocated, "490", 1001)));
        Assert.Equal("BUDGET_BELOW_OUTCOME", await RefusedAsync(forbund, (FromProject, "301", -501), (FromProject, "302", 501)));
        Assert.Equal("EQUITY_EXCEEDED", await RefusedAsync(forbund, (FromProject, "301", -10_000_001), (FundSource.Equity, "", 10_000_001)));
        Assert.Equal("EQUITY_EXCEEDED", await RefusedAsync(forbund, (FromProject, "301", 1), (FundSource.Equity, "", -1)));
        var request = forbund.Reallocation((FromProject, "301", -1), (FromProject, "302", 1));
        request.Reference = "";
        Assert.Equal("TEXT_INVALID", await RefusedAsync(forbund, request));
        (request.Reference, request.Reason) = ("§ 12", " ");
        Assert.Equal("REASON_MISSING", await RefusedAsync(forbund, request));
        (request.Reason, request.Lines[0].Amount.To) = ("Skäl", "2018-01-31");
        Assert.Equal("SPAN_OUTSIDE_PERIOD", await RefusedAsync(forbund, request));
        (request.Lines[0].Amount.To, request.Lines[0].Amount.Distribution) = ("2017-12-30", new MonthlyDistribution());
        Assert.Equal("DISTRIBUTION_INVALID", await RefusedAsync(forbund, request));
        var auditor = await BudgetForbund.ClientAsync(forbund.Books.Slug, "revisor");
        var denied = await LedgerForbund.RefusalAsync(auditor.ReallocateBudgetAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.PermissionDenied, denied.Code);

        Assert.Equal([-6000, -3000, -1000], await forbund.StatementAsync("revised"));
        await forbund.ReallocateAsync((FromProject, "301", -500), (FromProject, "302", 500));
        Assert.Equal([-6500, -2500, -1000], await forbund.StatementAsync("revised"));
    }

    [Fact]
    public async Task A_change_on_what_somebody_else_changed_meanwhile_is_refused_and_told()
    {
        var forbund = await BudgetForbund.NewAsync();
        var first = await forbund.PutAsync("original", "0", BudgetForbund.Amount("301", -100));
        var second = await forbund.PutAsync("original", first.Etag, BudgetForbund.Amount("301", -200));
        var error = await Assert.ThrowsAsync<RpcException>(() => forbund.PutAsync("original", first.Etag, BudgetForbund.Amount("301", -300)));
        Assert.Equal((StatusCode.Aborted, "ETAG_MISMATCH"), (error.StatusCode, LedgerForbund.Reason(error)));
        Assert.Contains("test:ekonom", error.Status.Detail, StringComparison.Ordinal);
        Assert.NotEqual(first.Etag, second.Etag);
        Assert.Equal([-200, 0, 0], await forbund.StatementAsync("revised"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task However_budget_is_moved_by_many_at_once_its_sum_and_each_project_follow_from_the_decisions(int seed)
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutOriginalAsync();
        var random = new Random(seed);
        string[] projects = ["301", "302", "490"];
        var moves = Enumerable.Range(0, 24).Select(_ => (From: random.Next(3), To: random.Next(3), Ore: random.Next(1, 3000)))
            .Where(move => move.From != move.To).ToList();
        var accepted = await Task.WhenAll(moves.Select(async move =>
        {
            try
            {
                await forbund.ReallocateAsync((FromProject, projects[move.To], -move.Ore), (FromProject, projects[move.From], move.Ore));
                return move;
            }
            catch (RpcException error) when (LedgerForbund.Reason(error) == "BUDGET_EXCEEDED")
            {
                return default;
            }
        }));

        long[] expected = [-6000, -3000, -1000];
        foreach (var (from, to, ore) in accepted)
        {
            expected[from] += ore;
            expected[to] -= ore;
        }

        var revised = await forbund.StatementAsync("revised");
        Assert.Equal(expected, revised);
        Assert.Equal(-10_000, revised.Sum());
        Assert.All(revised, ore => Assert.True(ore <= 0));
    }

    [Fact]
    public async Task A_forecast_is_outcome_and_the_budget_that_remains_and_can_be_adopted_with_rows_set_by_hand()
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutAsync("original", "", BudgetForbund.Spread("301", -12_000), BudgetForbund.Amount("302", -3650));
        await forbund.SpendAsync("301", 9000, "2017-08-31");
        await forbund.SpendAsync("301", 70, "2017-09-01");
        var computed = await forbund.Client.ComputeForecastAsync(
            new ComputeForecastRequest { Forbund = forbund.Books.Slug, Period = BudgetForbund.Year, OutcomeTo = "2017-08-31" });
        Assert.Equal([(-9000, -4000, -13_000), (0, -1220, -1220)], computed.Rows.Select(row => (row.OutcomeOre, row.RemainingOre, row.ForecastOre)));
        Assert.Equal(["301 Teamet", "302 Mottagningen", "Totalt"], computed.Table.Rows.Select(row => row.Label));
        Assert.Equal(
            [-15_650L, -9000L, -5220L, -14_220L, 1430L], computed.Table.Rows[2].Cells.Select(cell => cell.AmountOre));

        var request = new AdoptForecastRequest
        {
            RequestId = "prognos",
            Forbund = forbund.Books.Slug,
            Period = BudgetForbund.Year,
            OutcomeTo = "2017-08-31",
            DecidedOn = "2017-09-15",
            Adjustments = { new ForecastAdjustment { Project = "302", AmountOre = -2000, Reason = "Startar senare" } },
        };
        var adopted = await forbund.Client.AdoptForecastAsync(request);
        Assert.Equal([-13_000, -2000], adopted.Rows.Select(row => row.ForecastOre));
        Assert.Equal([-13_000, -2000, 0], await forbund.StatementAsync("forecast"));
        Assert.Equal([-9000, 0, 0], await forbund.StatementAsync("forecast", to: "2017-08-31"));
        Assert.Contains("Startar senare", (await forbund.Books.ChangeLogAsync())[^1].Reason, StringComparison.Ordinal);
        (request.RequestId, request.OutcomeTo) = ("prognos-2", "2018-01-01");
        Assert.Equal(
            (StatusCode.InvalidArgument, "SPAN_OUTSIDE_PERIOD"),
            await LedgerForbund.RefusalAsync(forbund.Client.AdoptForecastAsync(request).ResponseAsync));
    }

    [Fact]
    public async Task A_budget_reads_as_it_stood()
    {
        var forbund = await BudgetForbund.NewAsync();
        await forbund.PutOriginalAsync();
        await forbund.PutAsync("original", "", BudgetForbund.Amount("301", -1));
        var decisions = (await forbund.Client.ListBudgetDecisionsAsync(
            new ListBudgetDecisionsRequest { Forbund = forbund.Books.Slug, Period = BudgetForbund.Year, PageSize = 1 })).Decisions;
        var first = Assert.Single(decisions);
        Assert.Equal("test:ekonom", first.SupersededBy);
        var stood = await forbund.Client.GetBudgetAsync(
            new GetBudgetRequest { Forbund = forbund.Books.Slug, Period = BudgetForbund.Year, StoodAt = first.RecordedAt });
        Assert.Equal(-10_000, stood.Versions.Single(version => version.Version == "original").CostOre);
    }

    [Fact]
    public async Task A_budget_is_put_moved_and_read_over_http()
    {
        var forbund = await BudgetForbund.NewAsync();
        var stack = await TestStack.Shared;
        using var http = stack.Http(stack.Token("ekonom", forbund.Books.Slug));
        var budget = $"/v1/ledger/{forbund.Books.Slug}/budgets/2017-01-01/2017-12-31";
        using var put = await http.PutAsJsonAsync($"{budget}/versions/original", new
        {
            requestId = "budget",
            decidedOn = "2016-11-23",
            amounts = new object[]
            {
                new { project = "301", amountOre = "-1200", distribution = new { } }, new { project = "490", amountOre = "-300" },
            },
        });
        Assert.Equal(13, (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rowCount").GetInt32());
        using var moved = await http.PostAsJsonAsync($"{budget}/reallocations", new
        {
            requestId = "flytt",
            decidedOn = "2017-02-01",
            reference = "§ 3",
            reason = "Fler platser",
            lines = new object[]
            {
                new { amount = new { project = "301", amountOre = "-300" } },
                new { source = "FUND_SOURCE_UNALLOCATED", amount = new { project = "490", amountOre = "300" } },
            },
        });
        Assert.True(moved.IsSuccessStatusCode, await moved.Content.ReadAsStringAsync());
        var forecast = await http.GetFromJsonAsync<JsonElement>($"{budget}/forecast?outcomeTo=2017-06-30");
        Assert.Equal("prognos", forecast.GetProperty("table").GetProperty("id").GetString());
        var rows = await http.GetFromJsonAsync<JsonElement>($"{budget}/versions/revised/rows");
        Assert.Equal(15, rows.GetProperty("rows").GetArrayLength());
    }

    private static Task<string> RefusedAsync(BudgetForbund forbund, params (FundSource Source, string Project, long Ore)[] lines) =>
        RefusedAsync(forbund, forbund.Reallocation(lines));

    private static async Task<string> RefusedAsync(BudgetForbund forbund, ReallocateBudgetRequest request) =>
        (await LedgerForbund.RefusalAsync(forbund.Client.ReallocateBudgetAsync(request).ResponseAsync)).Reason;
}
