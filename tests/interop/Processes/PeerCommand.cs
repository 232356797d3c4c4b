using System.ComponentModel;
using System.Diagnostics;

namespace Finsam.Interop.Tests.Processes;

/// <summary>A program of the peers', run to its end.</summary>
internal static class PeerCommand
{
    // All cases of a peer, on a busy machine.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>What it printed. InvalidOperationException with all of it when the program is missing, fails or takes too long.</summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, folder, environment);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(LongestRun);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} took more than {LongestRun}: {await output}{await errors}");
        }

        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
    }

    /// <summary>Starts it, with pipes for what it reads and prints.</summary>
    public static Process Start(
        string program, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "",
        };
        // A proxy meant for the world is of no use on this machine.
        start.Environment["no_grpc_proxy"] = "localhost,127.0.0.1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is missing; ./finsam test installs it.", e);
        }
    }
}
