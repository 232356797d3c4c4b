using System.CommandLine;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>down</c>: stops the stack; its data stays.</summary>
internal static class DownCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var command = new Command("down", "Stoppar allt som up eller demo har startat. Uppgifterna finns kvar till nästa gång.");
        command.SetAction(async (_, _) =>
        {
            var stopped = await RunningStack.StopAsync(environment.Var, environment.StackOptions.StopTimeout, new StackLines(display));
            display.Line(stopped ? "Allt är stoppat." : "Inget var igång.");
            return 0;
        });
        return command;
    }
}
