using Finsam.Ledger.V1;
using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>A year's insatser with what they did and what they cost, as the national follow-up asks for them.</summary>
public class FollowUpTests
{
    [Fact]
    public async Task An_insats_has_its_participants_and_the_money_of_its_object_or_none_where_it_has_no_object()
    {
        var scenario = await ReportScenario.StartAsync();
        var without = await AskAsync(scenario, "styrelse");
        Assert.Equal(("Teamet", false, false, false), (
            Assert.Single(without.Insatser).Insats.Name, without.Insatser[0].HasProject, without.Insatser[0].HasOutcomeOre, without.HasOutcomeOre));

        await PutBudgetAsync(scenario);
        var extract = await AskAsync(scenario, "insatsansvarig");
        Assert.Equal(("301", 123_450, 0L, 123_450, "original"), (
            extract.Insatser[0].Project, extract.Insatser[0].BudgetOre, extract.Insatser[0].OutcomeOre, extract.BudgetOre, extract.BudgetVersion));
        Assert.Equal(["participants", "ledger"], extract.AsOf.Select(mark => mark.Source));
        Assert.Equal(
            "year;insats;name;direction;kind;work_oriented;esf;participants;women;men;others;withheld;project;budget;outcome\n"
            + "2017;301;Teamet;Insatser;individual;false;false;0;0;0;0;false;301;1234.50;0.00\n",
            extract.Csv);
    }

    [Fact]
    public async Task What_a_source_refuses_is_refused()
    {
        var scenario = await ReportScenario.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => AskAsync(scenario, "ekonom", year: 0));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var team = await Assert.ThrowsAsync<RpcException>(() => AskAsync(scenario, "insatspersonal"));
        Assert.Equal(StatusCode.PermissionDenied, team.StatusCode);
    }

    private static async Task<ExportFollowUpResponse> AskAsync(ReportScenario scenario, string role, int year = 2017) =>
        await new FollowUpService.FollowUpServiceClient(scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund)))
            .ExportFollowUpAsync(new ExportFollowUpRequest { Forbund = scenario.Forbund, Year = year });

    private static async Task PutBudgetAsync(ReportScenario scenario) =>
        await scenario.Stack.Ledger("ekonom", scenario.Forbund).PutBudgetAsync(new PutBudgetRequest
        {
            RequestId = "budget",
            Forbund = scenario.Forbund,
            Period = scenario.Period,
            Rows =
            {
                new BudgetRow
                {
                    Version = "original", DecidedOn = "2016-11-23", Project = "301", From = "2017-01-01", To = "2017-12-31", AmountOre = -123_450,
                },
            },
        });
}
