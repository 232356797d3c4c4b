using Finsam.Participants.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

namespace Finsam.Participants.Tests.Service;

public class PeriodRegisterTests
{
    [Fact]
    public async Task The_same_register_again_changes_nothing()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        Assert.False((await scenario.Leader.PutPeriodRegisterAsync(scenario.Register())).Changed);
        Assert.True((await scenario.Leader.PutPeriodRegisterAsync(scenario.Register(suppressionK: 5))).Changed);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_its_field()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Register(suppressionK: 2);
        request.Insatser[0].ClearController();
        request.Insatser[1].Controller = "ingen";
        request.Insatser.Add(request.Insatser[2].Clone());
        request.Insatser[1].Places = "-1";
        request.Insatser[1].MaxMonths = "4,5";
        request.Activities.Add(new Activity { Insats = "999", Title = "Möte", Occasions = -1 });
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Leader.PutPeriodRegisterAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        var violations = details.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations;
        Assert.Equal(
            [
                "suppression_k", "insatser[3]", "insatser[0].controller", "insatser[1].controller", "insatser[1].places",
                "insatser[1].max_months", "activities[0].insats", "activities[0].occasions",
            ],
            violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task A_text_with_a_control_character_is_refused_by_name()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Register();
        request.Activities.Add(new Activity { Title = "Möte\0" });
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Leader.PutPeriodRegisterAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal("TEXT_INVALID", details.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Type);
        Assert.Equal(
            "activities[0].title",
            Assert.Single(details.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations).Field);
    }

    [Fact]
    public async Task Insatser_are_listed_as_the_latest_register_names_them_by_the_page()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var later = scenario.Register();
        later.Period = new Common.V1.Period { From = "2018-01-01", To = "2018-12-31" };
        later.Insatser[0].Name = "Ett, nytt namn";
        await scenario.Leader.PutPeriodRegisterAsync(later);
        var first = await scenario.Leader.ListInsatserAsync(new ListInsatserRequest { Forbund = scenario.Forbund, PageSize = 2 });
        var second = await scenario.Leader.ListInsatserAsync(
            new ListInsatserRequest { Forbund = scenario.Forbund, PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal(later.Insatser, first.Insatser.Concat(second.Insatser));
        Assert.Empty(second.NextPageToken);
    }
}
