using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Cli.Surveys;

namespace Finsam.Cli.Commands;

/// <summary><c>survey</c>: the rounds of a förbund's questionnaires, or how one of them is answered.</summary>
internal static class SurveyCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var slug = new Argument<string>("SLUG") { Description = "Förbundets kortnamn, såsom vasterbergslagen" };
        var round = new Argument<string?>("OMGÅNG")
        {
            Description = "Omgångens nyckel; utan den listas omgångarna", Arity = ArgumentArity.ZeroOrOne,
        };
        var gateway = CommonOptions.Gateway();
        var command = new Command("survey", "Visar enkätomgångar, eller svarsfrekvensen i en av dem.") { slug, round, gateway };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var client = new GatewayClient(GatewayAddress.Find(result.GetValue(gateway), environment), environment.Folder);
            var rounds = new SurveyRounds(client, display, result.GetRequiredValue(slug));
            await (result.GetValue(round) is { } key ? rounds.ShowRatesAsync(key, cancellationToken) : rounds.ListAsync(cancellationToken));
            return 0;
        });
        return command;
    }
}
