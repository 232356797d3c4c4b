using Finsam.Participants.V1;
using Google.Protobuf;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>What is registered of participations in the insatser.</summary>
internal sealed partial class TwoInsatser
{
    private static IMessage? RegistrationRequest(IMessage request, string insats)
    {
        switch (request)
        {
            case PutMeasurePointRequest or GetMeasurePointsRequest or ListMeasurePointVersionsRequest:
                ContractMethod.Set(request, "participation", ParticipationOf(insats));
                ContractMethod.Set(request, "kind", "start");
                return request;
            case ExportParticipationsRequest or ListDueMeasurePointsRequest or ListExtraQuestionsRequest:
                ContractMethod.Set(request, "insats", insats);
                return request;
            default:
                return null;
        }
    }
}
