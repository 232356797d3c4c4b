using Finsam.Participants.V1;
using Google.Protobuf;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>What is counted in the insatser beside participations.</summary>
internal sealed partial class TwoInsatser
{
    private static IMessage? CountsRequest(IMessage request, string insats)
    {
        switch (request)
        {
            case CreateActivityRequest:
                ContractMethod.Set(request, "insats", insats);
                return request;
            case ChangeActivityRequest or RegisterOccasionRequest or ChangeOccasionRequest or ListOccasionsRequest or ListActivityChangesRequest:
                ContractMethod.Set(request, "activity", ActivityOf(insats));
                return request;
            case ListActivitiesRequest:
                return request;
            default:
                return null;
        }
    }

    private static string ActivityOf(string insats) => $"aktivitet-{insats}";

    private async Task CountAsync(string insats)
    {
        var activities = new ActivityService.ActivityServiceClient(_stack.Invoker(_stack.Token("insatspersonal", Slug, insats)));
        await activities.CreateActivityAsync(new CreateActivityRequest
        {
            RequestId = ActivityOf(insats), Forbund = Slug, Activity = ActivityOf(insats), Insats = insats, Title = "Frukostmöte",
        });
    }
}
