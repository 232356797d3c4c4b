using Finsam.Common.V1;
using Finsam.Participants.V1;
using Google.Protobuf;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>What is counted in the insatser beside participations.</summary>
internal sealed partial class TwoInsatser
{
    private const string Round = "omgang";

    private static IMessage? CountsRequest(IMessage request, string insats)
    {
        switch (request)
        {
            case CreateActivityRequest or PutVolumeCountRequest or WithdrawVolumeCountRequest or ListVolumeCountChangesRequest:
                ContractMethod.Set(request, "insats", insats);
                return request;
            case ChangeActivityRequest or RegisterOccasionRequest or ChangeOccasionRequest or ListOccasionsRequest or ListActivityChangesRequest:
                ContractMethod.Set(request, "activity", ActivityOf(insats));
                return request;
            case ExportYearExtractRequest extract:
                extract.Year = Year;
                return extract;
            case ComputeFlowsRequest flows:
                flows.Insatser.Add(insats);
                return flows;
            case ComputeTimeInInsatsRequest times:
                times.Insatser.Add(insats);
                return times;
            case ComputeOutcomesRequest outcomes:
                outcomes.Insatser.Add(insats);
                return outcomes;
            case IssueCodesRequest issue:
                (issue.Insats, issue.Count) = (insats, 1);
                return issue;
            case ComputeResponseRatesRequest or ComputeRoundResultsRequest:
                ContractMethod.Set(request, "round", Round);
                return request;
            case ListActivitiesRequest or ListVolumeCountsRequest:
                return request;
            default:
                return null;
        }
    }

    private static string ActivityOf(string insats) => $"aktivitet-{insats}";

    private async Task CountVolumeAsync()
    {
        var volume = new VolumeService.VolumeServiceClient(_stack.Invoker(_stack.Token("insatsansvarig", Slug, Own, Other)));
        foreach (var insats in new[] { Own, Other })
        {
            await volume.PutVolumeCountAsync(new PutVolumeCountRequest
            {
                RequestId = $"volym-{insats}",
                Forbund = Slug,
                Insats = insats,
                Period = new Period { From = $"{Year}-01-01", To = $"{Year}-01-31" },
                Counts = new GenderCounts { Women = 1 },
            });
        }
    }

    private async Task CountAsync(string insats)
    {
        var activities = new ActivityService.ActivityServiceClient(_stack.Invoker(_stack.Token("insatspersonal", Slug, insats)));
        await activities.CreateActivityAsync(new CreateActivityRequest
        {
            RequestId = ActivityOf(insats), Forbund = Slug, Activity = ActivityOf(insats), Insats = insats, Title = "Frukostmöte",
        });
    }

    private async Task AskAsync()
    {
        const string Group = "insats_staff";
        var questionnaires = new QuestionnaireService.QuestionnaireServiceClient(_stack.Invoker(_stack.Token("forbundschef", Slug)));
        await questionnaires.PutQuestionnaireAsync(new PutQuestionnaireRequest
        {
            RequestId = "enkat",
            Forbund = Slug,
            Questionnaire = new Questionnaire
            {
                Questionnaire_ = Round,
                Title = "Samverkan",
                Groups = { Group },
                Questions = { new Question { Question_ = "fungerar", Text = "Fungerar samverkan?", Scale = QuestionScale.YesNo } },
            },
        });
        await questionnaires.OpenRoundAsync(new OpenRoundRequest
        {
            RequestId = "oppna",
            Forbund = Slug,
            Round = Round,
            Title = "Hösten",
            Questionnaire = Round,
            OpensOn = $"{Year}-09-01",
            ClosesOn = $"{Year}-09-30",
            Invitations =
            {
                new Invitation { Group = Group, Insats = Own, Invited = 5 }, new Invitation { Group = Group, Insats = Other, Invited = 5 },
            },
        });
        await questionnaires.CloseRoundAsync(new CloseRoundRequest { RequestId = "stang", Forbund = Slug, Round = Round });
    }
}
