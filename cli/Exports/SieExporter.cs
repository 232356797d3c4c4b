using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Cli.Exports;

/// <summary>Fetches SIE files and saves them.</summary>
internal sealed class SieExporter(GatewayClient gateway, IDisplay display)
{
    private const string Step = "SIE-filen skrivs";

    /// <summary>Saves an export; an earlier file is replaced only when the new one is whole.</summary>
    /// <param name="request">What to export.</param>
    /// <param name="path">Where to; null for the service's name of the file in <paramref name="folder"/>.</param>
    /// <param name="folder">Folder of files without a path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Path of the file.</returns>
    /// <exception cref="CliException">The call failed.</exception>
    public Task<string> SaveAsync(ExportSieRequest request, string? path, string folder, CancellationToken cancellationToken) =>
        display.StepAsync(Step, "verifikationer", async progress =>
        {
            var fresh = Path.GetFullPath((path ?? Path.Combine(folder, $"{request.Forbund}-{request.FiscalYear}.sie")) + ".new");
            Directory.CreateDirectory(Path.GetDirectoryName(fresh)!);
            try
            {
                var summary = await FetchAsync(request, fresh, progress, cancellationToken);
                var full = Path.GetFullPath(path ?? Path.Combine(folder, summary.FileName));
                File.Move(fresh, full, overwrite: true);
                foreach (var warning in summary.Warnings)
                {
                    display.Warning($"Varning: {full} rad {warning.Line}: {warning.Message}");
                }

                progress.Report(summary.Vouchers, summary.Vouchers);
                progress.Result = $"{Swedish.Count(summary.Vouchers)} verifikationer, {Swedish.Count(summary.Postings)} rader";
                return full;
            }
            finally
            {
                File.Delete(fresh);
            }
        });

    private async Task<SieExport> FetchAsync(ExportSieRequest request, string path, StepProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.Create(path);
            using var call = gateway.Ledger.ExportSie(
                request, gateway.As(RoleName.Ekonom, request.Forbund), cancellationToken: cancellationToken);
            await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
            {
                switch (message.StepCase)
                {
                    case ExportSieResponse.StepOneofCase.Progress:
                        progress.Report(message.Progress.Done, message.Progress.Total);
                        break;
                    case ExportSieResponse.StepOneofCase.Chunk:
                        await file.WriteAsync(message.Chunk.Memory, cancellationToken);
                        break;
                    case ExportSieResponse.StepOneofCase.Summary:
                        return message.Summary;
                }
            }
        }
        catch (RpcException e)
        {
            var failure = CallFailure.From(e);
            var details = string.Concat(failure.Violations.Select(violation => $"\n  {violation.Field}: {violation.Description}"));
            throw new CliException(failure.IsTransient
                ? $"{Step}: en tjänst svarar inte ({failure.Code}: {failure.Message}). Försök igen."
                : $"{Step}: {failure.Code}: {failure.Message}{details}");
        }

        throw new CliException($"{Step}: svaret tog slut utan sammanfattning. Försök igen.");
    }
}
