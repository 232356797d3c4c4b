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
            case ListCellParticipationsRequest cell:
                cell.Period = new Finsam.Common.V1.Period { From = $"{Year}-01-01", To = $"{Year}-12-31" };
                cell.Table = new ParticipantTable { Id = "deltagare.oversikt" };
                (cell.Row, cell.Column) = (insats, "Deltagare");
                return cell;
            default:
                return null;
        }
    }
}
