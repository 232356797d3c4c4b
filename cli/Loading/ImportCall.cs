using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>The call that imports participations: sends the file in parts, tells how far it has come, and ends with its summary.</summary>
internal static class ImportCall
{
    private const int PartBytes = 256 * 1024;

    /// <summary>Imports, as staff of the insatser.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="request">How to import.</param>
    /// <param name="content">The file, which is read to its end.</param>
    /// <param name="insatser">Codes of the insatser in it.</param>
    /// <param name="end">Words the refusal.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StepFailure">The file was refused.</exception>
    /// <exception cref="RpcException">The call failed, or ended without a summary.</exception>
    public static async Task<ImportSummary> RunAsync(
        GatewayClient gateway,
        ImportParticipationsFileRequest request,
        Stream content,
        IEnumerable<string> insatser,
        StreamEnd end,
        StepProgress progress,
        CancellationToken cancellationToken)
    {
        using var call = gateway.Exchange.ImportParticipationsFile(
            gateway.As(RoleName.Insatspersonal, request.Forbund, [.. insatser]), cancellationToken: cancellationToken);
        await SendAsync(call.RequestStream, request, content, cancellationToken);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (message.Step.StepCase)
            {
                case ImportParticipationsResponse.StepOneofCase.Progress:
                    progress.Report(message.Step.Progress.Done, message.Step.Progress.Total);
                    break;
                case ImportParticipationsResponse.StepOneofCase.Refusal:
                    throw end.Refused(message.Step.Refusal.Problems, message.Step.Refusal.ProblemCount);
                case ImportParticipationsResponse.StepOneofCase.Summary:
                    return message.Step.Summary;
            }
        }

        throw StreamEnd.WithoutSummary();
    }

    // The first message says how to import, and has the first part; an empty file has one message too.
    private static async Task SendAsync(
        IClientStreamWriter<ImportParticipationsFileRequest> parts,
        ImportParticipationsFileRequest request,
        Stream content,
        CancellationToken cancellationToken)
    {
        var part = new byte[PartBytes];
        var message = request.Clone();
        try
        {
            int count;
            do
            {
                count = await content.ReadAtLeastAsync(part, PartBytes, throwOnEndOfStream: false, cancellationToken);
                message.Chunk = ByteString.CopyFrom(part, 0, count);
                await parts.WriteAsync(message, cancellationToken);
                message = new ImportParticipationsFileRequest();
            }
            while (count == PartBytes);
            await parts.CompleteAsync();
        }
        catch (RpcException)
        {
            // The call has ended before the file did; its answer says why.
        }
    }
}
