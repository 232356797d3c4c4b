using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>A participants service that knows one participation and touches no database.</summary>
internal sealed class EchoParticipants : ParticipantsService.ParticipantsServiceBase
{
    public override Task<GetParticipationResponse> GetParticipation(GetParticipationRequest request, ServerCallContext context) =>
        Task.FromResult(EchoServer.Response);
}
