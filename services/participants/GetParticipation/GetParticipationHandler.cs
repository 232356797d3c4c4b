using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.GetParticipation;

/// <summary>Reads one participation, without identity, for those assigned to its insats.</summary>
internal sealed class GetParticipationHandler(NpgsqlDataSource dataSource)
{
    /// <summary>The participation, or a refusal that does not tell an unknown one from another insats'.</summary>
    public async Task<GetParticipationResponse> HandleAsync(
        GetParticipationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        caller.RequireRegistrar();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = await ParticipationStore.FindAsync(connection, null, request.Forbund, request.Participation, cancellationToken);
        return found is not null && caller.MayRegisterIn(found.Insats)
            ? new GetParticipationResponse { Participation = ParticipationMessages.ToMessage(found) }
            : throw InsatsAssignment.Unknown();
    }
}
