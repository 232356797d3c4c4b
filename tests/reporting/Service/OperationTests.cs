using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>A composition as an operation: it is kept, followed from any connection, and ends whether or not somebody looks on.</summary>
public class OperationTests
{
    private static readonly Section Text = new() { Name = "01.md", Markdown = "Resultatet blev {{resultat/Årets resultat/2017}} kr." };

    [Fact]
    public async Task A_composition_goes_on_when_its_caller_leaves_and_is_followed_from_another_connection()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        var request = new ComposeReportRequest { RequestId = "lämnad", Forbund = scenario.Forbund, Period = scenario.Period };
        string operation;
        using (var call = scenario.Reporting.ComposeReport(request))
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            operation = call.ResponseStream.Current.Operation;
        }

        var composition = await scenario.FollowAsync(operation);
        Assert.Equal(1, composition.Version);
        Assert.Equal(composition, await scenario.ComposeAsync("lämnad"));
        var kept = Assert.Single((await ListAsync(scenario)).Operations);
        Assert.Equal((operation, "succeeded", 1, 1), (kept.Operation, kept.State, kept.Version, kept.Attempts));
    }

    [Fact]
    public async Task Whoever_follows_a_composition_that_failed_is_told_the_same_and_the_request_may_be_sent_again()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(new Section { Name = "02-fel.md", Markdown = "{{resultat/Årets vinst/2017}}" });
        var told = await Assert.ThrowsAsync<RpcException>(() => scenario.ComposeAsync("igen"));
        var failed = Assert.Single((await ListAsync(scenario)).Operations);
        Assert.Equal("failed", failed.State);
        var followed = await Assert.ThrowsAsync<RpcException>(() => scenario.FollowAsync(failed.Operation));
        Assert.Equal((told.StatusCode, told.Status.Detail), (followed.StatusCode, followed.Status.Detail));
        Assert.Equal(Refused.Violations(told), Refused.Violations(followed));

        await scenario.PutAsync(Text);
        Assert.Equal(1, (await scenario.ComposeAsync("igen")).Version);
        Assert.Equal(failed.Operation, Assert.Single((await ListAsync(scenario)).Operations).Operation);
    }

    [Fact]
    public async Task One_request_composes_once_however_many_send_it_at_once()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        var compositions = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => scenario.ComposeAsync("samma")));
        Assert.Single(compositions.Distinct());
        Assert.Single((await ListAsync(scenario)).Operations);
    }

    [Fact]
    public async Task An_operation_of_nobody_is_not_found()
    {
        var scenario = await ReportScenario.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.FollowAsync(Guid.NewGuid().ToString()));
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => scenario.FollowAsync("ingen"))).StatusCode);
    }

    private static async Task<ListCompositionOperationsResponse> ListAsync(ReportScenario scenario) =>
        await scenario.Stack.Operations("ekonom", scenario.Forbund).ListCompositionOperationsAsync(
            new ListCompositionOperationsRequest { Forbund = scenario.Forbund });
}
