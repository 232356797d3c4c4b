using System.CommandLine;
using System.Diagnostics;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>up</c>: starts the stack.</summary>
internal static class UpCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var command = new Command("up", "Startar en egen PostgreSQL, en egen RabbitMQ och tjänsterna på den här datorn.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await StartAsync(environment, display, cancellationToken);
            return 0;
        });
        return command;
    }

    /// <summary>Starts what isn't running and prints the gateway's address.</summary>
    public static async Task<RunningStack> StartAsync(CliEnvironment environment, IDisplay display, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var stack = await RunningStack.StartAsync(environment.StackOptions, new StackLines(display), cancellationToken);
        display.Line(stack.StartedHere
            ? $"Stacken är igång efter {Swedish.Seconds(clock.Elapsed)}. Gateway: {Address(stack)}"
            : $"Stacken var redan igång. Gateway: {Address(stack)}");
        return stack;
    }

    private static string Address(RunningStack stack) => stack.State.Gateway.AbsoluteUri.TrimEnd('/');
}
