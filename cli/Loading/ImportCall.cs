using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>The call that imports participations: tells how far it has come, and ends with its summary.</summary>
internal static class ImportCall
{
    /// <summary>Imports, as staff of the insatser.</summary>
    /// <exception cref="StepFailure">The file was refused.</exception>
    /// <exception cref="RpcException">The call failed, or ended without a summary.</exception>
    public static async Task<ImportSummary> RunAsync(
        GatewayClient gateway,
        ImportParticipationsRequest request,
        IEnumerable<string> insatser,
        StreamEnd end,
        StepProgress progress,
        CancellationToken cancellationToken)
    {
        using var call = gateway.Participants.ImportParticipations(
            request, gateway.As(RoleName.Insatspersonal, request.Forbund, [.. insatser]), cancellationToken: cancellationToken);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (message.StepCase)
            {
                case ImportParticipationsResponse.StepOneofCase.Progress:
                    progress.Report(message.Progress.Done, message.Progress.Total);
                    break;
                case ImportParticipationsResponse.StepOneofCase.Refusal:
                    throw end.Refused(message.Refusal.Problems, message.Refusal.ProblemCount);
                case ImportParticipationsResponse.StepOneofCase.Summary:
                    return message.Summary;
            }
        }

        throw StreamEnd.WithoutSummary();
    }
}
