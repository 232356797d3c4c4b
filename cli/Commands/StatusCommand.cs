using System.CommandLine;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.LocalStack;

namespace Finsam.Cli.Commands;

/// <summary><c>status</c>: what runs, and whether it is well. Exit code 1 when something is missing.</summary>
internal static class StatusCommand
{
    public static Command Create(CliEnvironment environment, IDisplay display)
    {
        var addressOnly = new Option<bool>("--gateway-address") { Description = "Skriv bara gatewayens adress, för skript" };
        var command = new Command("status", "Visar vad som är igång: process, port och om det mår bra.") { addressOnly };
        command.SetAction((result, cancellationToken) => result.GetValue(addressOnly)
            ? Task.FromResult(ShowAddress(environment, display))
            : ShowAsync(environment, display, cancellationToken));
        return command;
    }

    private static int ShowAddress(CliEnvironment environment, IDisplay display)
    {
        if (StackState.Read(environment.Folder) is not { Parts.Count: > 0 } state)
        {
            return 1;
        }

        display.Line(state.Gateway.AbsoluteUri.TrimEnd('/'));
        return 0;
    }

    private static async Task<int> ShowAsync(CliEnvironment environment, IDisplay display, CancellationToken cancellationToken)
    {
        if (StackState.Read(environment.Folder) is not { Parts.Count: > 0 } state)
        {
            display.Line("Inget är igång.");
            return 1;
        }

        var health = await Task.WhenAll(state.Parts.Select(part => StackHealth.AskAsync(part, cancellationToken)));
        display.Table(
            ["Del", "Process", "Port", "Läge"],
            [.. state.Parts.Zip(health, (part, well) => (IReadOnlyList<string>)[part.Name, $"{part.Process.Pid}", $"{part.Port}", Describe(well)])]);
        display.Line($"Gateway: {state.Gateway.AbsoluteUri.TrimEnd('/')}   Loggar: {environment.Folder.Logs}");
        return health.All(well => well == PartHealth.Ready) ? 0 : 1;
    }

    private static string Describe(PartHealth health) => health switch
    {
        PartHealth.Ready => "klar",
        PartHealth.NotReady => "svarar inte som klar",
        _ => "inte igång",
    };
}
