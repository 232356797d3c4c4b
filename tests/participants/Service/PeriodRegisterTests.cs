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
        Assert.Equal(
            new PutPeriodRegisterResponse { Changed = true }, await scenario.Leader.PutPeriodRegisterAsync(scenario.Register(suppressionK: 5)));
        var other = scenario.Register();
        other.Period.From = "2017-07-01";
        Assert.True((await scenario.Leader.PutPeriodRegisterAsync(other)).Created);
    }

    [Fact]
    public async Task A_validated_register_is_checked_and_not_put()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Register(suppressionK: 5);
        (request.ValidateOnly, request.RequestId) = (true, "");
        Assert.True((await scenario.Leader.PutPeriodRegisterAsync(request)).Changed);
        Assert.False((await scenario.Leader.PutPeriodRegisterAsync(scenario.Register())).Changed);
        request.Insatser[0].ClearController();
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Leader.PutPeriodRegisterAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task What_would_only_fail_when_the_report_is_composed_is_refused_with_its_field()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var request = scenario.Register();
        (request.Insatser[0].From, request.Insatser[0].To) = ("2017-05-01", "2017-04-30");
        request.Activities.Add(new Activity { Title = "Totalt" });
        request.Activities.Add(new Activity { Title = "Möte", From = "2018-01-02", To = "2018-01-01" });
        SurveyAnswer[] answers =
            [new SurveyAnswer { Answer = "Svarande" }, new SurveyAnswer { Answer = "Ja" }, new SurveyAnswer { Answer = "Tillfrågade" }];
        request.Surveys.Add(new Survey { Id = "a", Insats = "999", Answers = { answers } });
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Leader.PutPeriodRegisterAsync(request).ResponseAsync);
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(
            [
                "insatser[0].to", "activities[0].title", "activities[1].to", "surveys[0].insats", "surveys[0].answers[0].answer",
                "surveys[0].answers[2].answer",
            ],
            details.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Select(one => one.Field));
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
