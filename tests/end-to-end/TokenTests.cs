using System.Net;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.EndToEnd.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task Without_a_token_no_service_answers()
    {
        var stack = await TestStack.Shared;
        var nobody = stack.Invoker(null);
        var calls = new Func<Task>[]
        {
            async () => await new LedgerService.LedgerServiceClient(nobody).ListPostingsAsync(new ListPostingsRequest { Forbund = "prov" }),
            async () => await new ParticipantsService.ParticipantsServiceClient(nobody).ListInsatserAsync(new ListInsatserRequest { Forbund = "prov" }),
            async () => await new ReportingService.ReportingServiceClient(nobody).ListReportsAsync(new ListReportsRequest { Forbund = "prov" }),
        };
        foreach (var call in calls)
        {
            Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
        }

        using var http = stack.Http(null);
        using var response = await http.GetAsync("/v1/participants/prov/insatser");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_token_of_another_forbund_reads_nothing()
    {
        var stack = await TestStack.Shared;
        var call = async () => await stack.Ledger("ekonom", TestStack.NewForbund()).ListPostingsAsync(new ListPostingsRequest
        {
            Forbund = "vasterbergslagen", From = "2017-01-01", To = "2017-12-31",
        });
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
    }

    [Fact]
    public async Task The_forbunds_own_office_may_not_register_participants()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund();
        foreach (var role in new[] { "forbundschef", "ekonom", "styrelse", "plattformsadmin" })
        {
            var call = async () => await stack.Participants(role, forbund).EnrollAsync(new EnrollRequest
            {
                RequestId = "1", Forbund = forbund, Participation = new Participation { Insats = "1", Registration = "anonymous" },
            });
            Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(call)).StatusCode);
        }
    }

    [Fact]
    public async Task Json_says_the_same_as_grpc()
    {
        var stack = await TestStack.Shared;
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2017);
        using var http = stack.Http(stack.Token("forbundschef", forbund.Slug));
        var json = await http.GetStringAsync($"/v1/participants/{forbund.Slug}/insatser");
        Assert.Contains("Rehabkonsulentteamet", json);
    }
}
