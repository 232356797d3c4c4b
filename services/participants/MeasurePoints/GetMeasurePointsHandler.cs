using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.MeasurePoints;

/// <summary>Gives a participation's measure points, and logs that it was read.</summary>
internal sealed class GetMeasurePointsHandler(TenantDataSource dataSource)
{
    /// <summary>Those that it has. Refusal: <c>ParticipationUnknown</c>.</summary>
    public async Task<GetMeasurePointsResponse> HandleAsync(
        GetMeasurePointsRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var participation = await ParticipationReads.ReadAsync(
            connection, request.Forbund, request.Participation, caller, reason: "", cancellationToken) ?? throw ParticipationUnknown.Refusal();
        var points = await MeasurePointStore.ReadAsync(connection, null, request.Forbund, request.Participation, cancellationToken);
        return new GetMeasurePointsResponse
        {
            MeasurePoints =
            {
                MeasurePointKinds.All.Where(kind => MeasurePointKinds.DueOn(kind, participation) is not null)
                    .Select(kind => MeasurePointMessages.ToMessage(participation, kind, points.GetValueOrDefault(kind))),
            },
        };
    }
}
