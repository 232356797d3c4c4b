using System.CommandLine;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>client</c>: registers an app with the development issuer, and prints the settings that it gets its tokens by.</summary>
internal static class ClientCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var id = new Argument<string>("ID") { Description = "Appens namn hos utfärdaren" };
        var bearer = new BearerOptions();
        var command = new Command("client", "Lägger upp en app som själv hämtar åtkomsttoken för utveckling, och skriver ut inställningarna för det.") { id };
        foreach (var option in bearer.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(result =>
        {
            var issuer = BearerOptions.Issuer(environment);
            var client = new MachineClient(
                result.GetRequiredValue(id), [bearer.Role(result)], bearer.Forbund(result), bearer.Insatser(result));
            var endpoint = issuer.TokenEndpoint ?? throw new CliException("Utfärdaren har ingen adress här. Kör ./finsam up först.");
            var secret = MachineClients.NewSecret();
            issuer.Clients.Put(client, secret);
            display.Line($"export FINSAM_TOKEN_ENDPOINT={endpoint}");
            display.Line($"export FINSAM_CLIENT_ID={Quoted(client.Id)}");
            display.Line($"export FINSAM_CLIENT_SECRET={secret}");
            return 0;
        });
        return command;
    }

    // For a shell.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
