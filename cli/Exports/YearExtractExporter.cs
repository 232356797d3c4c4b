using Finsam.Cli.Gateway;
using Finsam.Reporting.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Exports;

/// <summary>Fetches a year's extract for the national follow-up and saves it.</summary>
internal sealed class YearExtractExporter(GatewayClient gateway)
{
    /// <summary>Saves it: as JSON where the file's name ends so, otherwise as CSV.</summary>
    /// <returns>Path of the file.</returns>
    /// <exception cref="CliException">The call failed.</exception>
    public async Task<string> SaveAsync(ExportFollowUpRequest request, string path, CancellationToken cancellationToken)
    {
        try
        {
            var extract = await gateway.FollowUps.ExportFollowUpAsync(
                request, gateway.As(RoleName.Forbundschef, request.Forbund), cancellationToken: cancellationToken);
            var full = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            var text = Path.GetExtension(full).Equals(".json", StringComparison.OrdinalIgnoreCase) ? Json(extract) : extract.Csv;
            await File.WriteAllTextAsync(full, text, cancellationToken);
            return full;
        }
        catch (RpcException e)
        {
            var failure = CallFailure.From(e);
            throw new CliException($"Årsuttaget: {failure.Code}: {failure.Message}");
        }
    }

    // The file's own form would stand in it once more.
    private static string Json(ExportFollowUpResponse extract)
    {
        var without = new ExportFollowUpResponse(extract) { Csv = "" };
        return new JsonFormatter(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(false)).Format(without) + "\n";
    }
}
