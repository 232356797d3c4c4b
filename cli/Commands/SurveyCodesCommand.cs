using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Cli.Surveys;

namespace Finsam.Cli.Commands;

/// <summary><c>survey-codes</c>: gives out codes of a round, one a line, to print or send.</summary>
internal static class SurveyCodesCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var round = new Argument<string>("OMGÅNG") { Description = "Omgångens nyckel" };
        var group = new Option<string>("--group") { HelpName = "GRUPP", Description = "Svarandegrupp, såsom board eller insats_staff", Required = true };
        var insats = new Option<string?>("--insats") { HelpName = "KOD", Description = "Insatsens kod; utelämnas för grupper utan insats" };
        var count = new Option<int>("--count") { HelpName = "ANTAL", Description = "Hur många koder, högst 1000", Required = true };
        var gateway = CommonOptions.Gateway();
        var command = new Command("survey-codes", "Lämnar ut svarskoder till en enkätomgång. De sparas ingenstans: skriv ut eller skicka dem genast.")
        {
            slug, round, group, insats, count, gateway,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            await new SurveyRounds(client, display, result.GetRequiredValue(slug)).IssueAsync(
                result.GetRequiredValue(round),
                result.GetRequiredValue(group),
                result.GetValue(insats) ?? "",
                result.GetRequiredValue(count),
                cancellationToken);
            return 0;
        });
        return command;
    }
}
