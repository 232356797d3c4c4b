using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>A figure opens to what it is made of, as of the composition, with the caller's own rights.</summary>
public class FigureTests
{
    [Fact]
    public async Task A_figure_of_money_opens_to_the_vouchers_that_the_composition_saw()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        await scenario.ComposeAsync();
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        var figure = await GetAsync(scenario, "revisor", "resultat/Bidrag/2017");
        Assert.Equal(("1500", "kr", 1), (figure.Cell.Value, figure.Unit, figure.Version));
        Assert.Equal([150_000], figure.Ledger.Entries.Select(entry => entry.CountedOre));
        Assert.Equal("A", figure.Ledger.Entries[0].Posting.Series);
        Assert.Equal(["Bidrag"], (await GetAsync(scenario, "ekonom", "resultat/Årets resultat/2017")).Ledger.Parts.Select(part => part.Row));
    }

    [Fact]
    public async Task A_part_of_a_figure_has_an_address_where_the_report_prints_it()
    {
        var scenario = await ReportScenario.StartAsync();
        var definition = scenario.Definition();
        definition.LayoutJson = definition.LayoutJson.Replace(
            """{"label": "Årets resultat", "sum": ["Bidrag"]}""",
            """{"label": "Dold", "accounts": ["4000-8999"], "hidden": true}, {"label": "Årets resultat", "sum": ["Bidrag", "Dold"]}""",
            StringComparison.Ordinal);
        await scenario.Reporting.PutReportAsync(definition);
        await scenario.ComposeAsync();
        var figure = await GetAsync(scenario, "ekonom", "resultat/Årets resultat/2017");
        Assert.Equal(["Bidrag", "Dold"], figure.Ledger.Parts.Select(part => part.Row));
        Assert.Equal(["resultat/Bidrag/2017", ""], figure.PartAddresses);
    }

    [Fact]
    public async Task Other_figures_say_whom_they_count_or_who_states_them()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        await scenario.ComposeAsync();
        var cohort = (await GetAsync(scenario, "styrelse", "deltagare.oversikt/Totalt/Deltagare")).Cohort;
        Assert.Equal(("deltagare.oversikt", "Totalt", "Deltagare", "2017-01-01"), (cohort.Table, cohort.Row, cohort.Column, cohort.Period.From));
        Assert.Equal(("participants", "deltagare.oversikt"), (cohort.AsOf.Source, cohort.Definition.Id));
        Assert.Contains("Nyckeltal", (await GetAsync(scenario, "styrelse", "nyckeltal/moten/Värde")).Stated);
    }

    [Fact]
    public async Task Whoever_may_not_see_vouchers_does_not_see_them_here()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        await scenario.ComposeAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => GetAsync(scenario, "styrelse", "resultat/Bidrag/2017"));
        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
        var missing = await Assert.ThrowsAsync<RpcException>(() => GetAsync(scenario, "ekonom", "resultat/Bidraget/2017"));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
        Assert.Contains("resultat/Bidrag/2017", missing.Status.Detail);
    }

    private static async Task<GetFigureResponse> GetAsync(ReportScenario scenario, string role, string address) =>
        await new ReportFigureService.ReportFigureServiceClient(scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund)))
            .GetFigureAsync(new GetFigureRequest { Forbund = scenario.Forbund, Period = scenario.Period, Address = address });
}
