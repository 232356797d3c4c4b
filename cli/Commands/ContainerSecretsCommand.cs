using System.CommandLine;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>container-secrets</c>: run by docker-compose.yml, once before everything else.</summary>
internal static class ContainerSecretsCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Mapp med en undermapp för varje container" };
        var command = new Command("container-secrets", "Gör lösenord och nycklar för docker-compose.yml, där de saknas.") { folder };
        command.Hidden = true;
        command.SetAction(result =>
        {
            ContainerSecrets.Make(StackFolder.Prepare(environment.Var), result.GetRequiredValue(folder));
            display.Line("Lösenord och nycklar finns.");
            return 0;
        });
        return command;
    }
}
