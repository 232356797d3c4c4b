using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Common.V1;
using Finsam.Participants.V1;

namespace Finsam.Cli.Loading;

/// <summary>Sends a file of participations by itself, and tells what became of its rows.</summary>
internal sealed class ParticipationsImporter(GatewayClient gateway, IDisplay display)
{
    private const string Step = "Deltaganden läses in";

    /// <summary>Sends it.</summary>
    /// <param name="request">How to import.</param>
    /// <param name="file">Path of the file.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="StepFailure">The file was refused.</exception>
    public async Task<ImportSummary> SendAsync(ImportParticipationsFileRequest request, string file, CancellationToken cancellationToken)
    {
        request.FileName = Path.GetFileName(file);
        request.RequestId = new LoadKey().For(request);
        using var content = CaseText.Open(file);
        var insatser = InsatserOf.File(content);
        var end = new StreamEnd(Step, file, display);
        var summary = await display.StepAsync(Step, "deltaganden", progress => ImportCall.RunAsync(
            gateway, request, content, insatser, end, progress, cancellationToken));
        end.Warn(summary.Warnings);
        TellMore(summary.WarningCount, summary.Warnings.Count, "varningar");
        foreach (var problem in summary.Problems)
        {
            display.Warning($"Fel: {end.Describe(problem)}");
        }

        TellMore(summary.ProblemCount, summary.Problems.Count, "fel");
        display.Line(
            $"{Swedish.Count(summary.Created)} nya, {Swedish.Count(summary.Changed)} ändrade, {Swedish.Count(summary.Unchanged)} oförändrade, "
            + $"{Swedish.Count(summary.Skipped)} tomma, {Swedish.Count(summary.Failed)} med fel"
            + (request.ValidateOnly ? " (kontroll: ingenting har sparats)." : "."));
        return summary;
    }

    private void TellMore(int count, int shown, string what)
    {
        if (count > shown)
        {
            display.Warning($"Totalt {Swedish.Count(count)} {what}; de första {Swedish.Count(shown)} visas.");
        }
    }
}
