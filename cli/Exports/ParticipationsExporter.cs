using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Participants.V1;
using Grpc.Core;

namespace Finsam.Cli.Exports;

/// <summary>Fetches files of participations and saves them.</summary>
internal sealed class ParticipationsExporter(GatewayClient gateway, IDisplay display)
{
    private const string Step = "Deltaganden skrivs";

    /// <summary>Saves an export; an earlier file is replaced only when the new one is whole.</summary>
    /// <param name="request">What to export.</param>
    /// <param name="path">Where to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="CliException">The call failed.</exception>
    public Task<string> SaveAsync(ExportParticipationsRequest request, string path, CancellationToken cancellationToken) =>
        display.StepAsync(Step, "deltaganden", async progress =>
        {
            var full = Path.GetFullPath(path);
            var fresh = $"{full}.new";
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                var summary = await FetchAsync(request, fresh, progress, cancellationToken);
                File.Move(fresh, full, overwrite: true);
                progress.Report(summary.Participations, summary.Participations);
                progress.Result = $"{Swedish.Count(summary.Participations)} deltaganden";
                return full;
            }
            catch (RpcException e)
            {
                throw Failed(e);
            }
            finally
            {
                File.Delete(fresh);
            }
        });

    private async Task<ParticipationsExport> FetchAsync(
        ExportParticipationsRequest request, string path, StepProgress progress, CancellationToken cancellationToken)
    {
        // A development token names its insatser; one that is given has them already.
        string[] insatser = request.Insats.Length > 0 ? [request.Insats] : [.. await InsatsCodes.ReadAsync(gateway, request.Forbund, cancellationToken)];
        await using var file = File.Create(path);
        using var call = gateway.Exchange.ExportParticipations(
            request, gateway.As(RoleName.Insatspersonal, request.Forbund, insatser), cancellationToken: cancellationToken);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (message.StepCase)
            {
                case ExportParticipationsResponse.StepOneofCase.Progress:
                    progress.Report(message.Progress.Done, message.Progress.Total);
                    break;
                case ExportParticipationsResponse.StepOneofCase.Chunk:
                    await file.WriteAsync(message.Chunk.Memory, cancellationToken);
                    break;
                case ExportParticipationsResponse.StepOneofCase.Summary:
                    return message.Summary;
            }
        }

        throw new CliException($"{Step}: svaret tog slut utan sammanfattning. Försök igen.");
    }

    private static CliException Failed(RpcException e)
    {
        var failure = CallFailure.From(e);
        var details = string.Concat(failure.Violations.Select(violation => $"\n  {violation.Field}: {violation.Description}"));
        return new CliException(failure.IsTransient
            ? $"{Step}: en tjänst svarar inte ({failure.Code}: {failure.Message}). Försök igen."
            : $"{Step}: {failure.Code}: {failure.Message}{details}");
    }
}
