using System.Diagnostics;

namespace Finsam.LocalStack;

/// <summary>Stops the parts of a stack in the order that loses nothing: callers before what they call, the database last.</summary>
internal static class StackStopper
{
    private static readonly string[] Order =
    [
        ServiceName.Gateway, ServiceName.Reporting, ServiceName.Ledger, ServiceName.Participants, ServiceName.Issuer,
        StackPart.Rabbit, StackPart.PortMapper, StackPart.Postgres,
    ];

    /// <summary>Stops what still runs of a state, and remembers the ports for the next start.</summary>
    /// <returns>True when something was stopped.</returns>
    public static async Task<bool> StopAsync(StackFolder folder, StackState? state, TimeSpan timeout, IProgress<StackStep> progress)
    {
        if (state is null)
        {
            return false;
        }

        var stopped = false;
        foreach (var part in state.Parts.Where(part => part.Process.IsAlive).OrderBy(part => Array.FindIndex(Order, part.IsInstanceOf)))
        {
            var clock = Stopwatch.StartNew();
            var signal = part.Name == StackPart.Postgres ? ProcessIdentity.Interrupt : ProcessIdentity.Terminate;
            var byItself = await part.Process.StopAsync(signal, timeout);
            progress.Report(new StackStep(part.Name, byItself ? "stoppad" : "stoppad med tvång", clock.Elapsed));
            stopped = true;
        }

        (state with { Parts = [], Complete = false }).Write(folder);
        return stopped;
    }
}
