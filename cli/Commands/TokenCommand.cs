using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>token</c>: prints a token of the development issuer.</summary>
internal static class TokenCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var bearer = new BearerOptions();
        var scope = CommonOptions.Word(
            "--scope", "Vad appen får göra: läsa, skriva, eller båda", DevelopmentIssuer.Scopes,
            [.. DevelopmentIssuer.Scopes.Split(' '), DevelopmentIssuer.Scopes]);
        var newKey = new Option<bool>("--new-key")
        {
            Description = "Byt först nyckel att signera med; det som den förra har signerat fortsätter att gälla",
        };
        var command = new Command("token", "Skriver ut en åtkomsttoken för utveckling: godtas bara av stacken på den här datorn, i åtta timmar.");
        foreach (var option in bearer.All.Concat([scope, newKey]))
        {
            command.Options.Add(option);
        }

        command.SetAction(result =>
        {
            var issuer = BearerOptions.Issuer(environment);
            if (result.GetValue(newKey))
            {
                issuer.Keys.Rotate();
            }

            var role = bearer.Role(result);
            display.Line(issuer.Issue(
                $"utveckling:{role}",
                [role],
                bearer.Forbund(result),
                bearer.Insatser(result),
                IssuerKeyRing.LongestLifetime,
                result.GetRequiredValue(scope)));
            return 0;
        });
        return command;
    }
}
