using Finsam.Participants.Domain;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.GetParticipation;

/// <summary>Reads one participation, without identity, and logs that it was read.</summary>
internal sealed class GetParticipationHandler(TenantDataSource dataSource)
{
    /// <summary>The participation. Refusals, in order: those of <see cref="StatedReason"/>, <c>ParticipationUnknown</c>.</summary>
    public async Task<GetParticipationResponse> HandleAsync(
        GetParticipationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        StatedReason.CheckOptional(request.Reason, refusals);
        RefusedException.ThrowIfAny(refusals);

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = await ParticipationReads.ReadAsync(
            connection, request.Forbund, request.Participation, caller, request.Reason.Trim(), cancellationToken);
        return found is null
            ? throw ParticipationUnknown.Refusal()
            : new GetParticipationResponse { Participation = ParticipationMessages.ToMessage(found) };
    }
}
