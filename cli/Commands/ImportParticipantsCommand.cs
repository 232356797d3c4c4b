using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Loading;
using Finsam.Cli.Output;
using Finsam.Participants.V1;

namespace Finsam.Cli.Commands;

/// <summary><c>import-participants</c>: sends a file of participations.</summary>
internal static class ImportParticipantsCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var file = new Argument<string>("FIL") { Description = "CSV-fil med deltaganden (docs/case-folders.md, participants.csv)" };
        var check = new Option<bool>("--check") { Description = "Kontrollerar bara; ingenting sparas" };
        var skipBad = new Option<bool>("--skip-bad") { Description = "Registrerar de rader som går; annars alla eller inga" };
        var strict = new Option<bool>("--strict") { Description = "Varningar räknas som fel" };
        var gateway = CommonOptions.Gateway();
        var command = new Command("import-participants", "Läser in en CSV-fil med deltaganden och säger vad som blev av varje rad.")
        {
            slug, file, check, skipBad, strict, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var request = new ImportParticipationsFileRequest
            {
                Forbund = result.GetRequiredValue(slug),
                ValidateOnly = result.GetValue(check),
                SkipBadRows = result.GetValue(skipBad),
                Strict = result.GetValue(strict),
            };
            var summary = await new ParticipationsImporter(client, display).SendAsync(request, result.GetRequiredValue(file), cancellationToken);
            return summary.Failed > 0 ? 1 : 0;
        });
        return command;
    }
}
