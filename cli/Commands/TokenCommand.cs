using System.CommandLine;
using Finsam.Cli.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>token</c>: prints a token of the development issuer.</summary>
internal static class TokenCommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var role = CommonOptions.Word("--role", string.Join(", ", RoleName.All), preset: null, RoleName.All);
        var forbund = new Option<string[]>("--forbund")
        {
            HelpName = "SLUG", Description = "Förbund som den gäller; flera går bra", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [],
        };
        var insats = new Option<string[]>("--insats")
        {
            HelpName = "KOD",
            Description = "Insats som den gäller, för insatspersonal; flera går bra",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("token", "Skriver ut en åtkomsttoken för utveckling: godtas bara av stacken på den här datorn, i åtta timmar.")
        {
            role, forbund, insats,
        };
        command.SetAction(result =>
        {
            // The key is made at the first start; a token before that would be signed by nobody the services know.
            if (!DevelopmentIssuer.Exists(environment.Folder))
            {
                throw new CliException("Stacken har inte startats här än. Kör ./finsam up först.");
            }

            var name = result.GetRequiredValue(role);
            display.Line(DevelopmentIssuer.Open(environment.Folder).Issue(
                $"utveckling:{name}", [name], result.GetRequiredValue(forbund), result.GetRequiredValue(insats), Lifetime));
            return 0;
        });
        return command;
    }
}
