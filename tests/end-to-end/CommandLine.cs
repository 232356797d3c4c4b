using System.Diagnostics;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

/// <summary>The command line in a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command with its stack under a folder; gives the exit code and all that was printed.</summary>
    public static Task<(int Code, string Output)> RunAsync(string folder, params string[] arguments) => RunAsync(folder, [], arguments);

    /// <summary>The same with settings in its environment.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string folder, Dictionary<string, string> settings, params string[] arguments)
    {
        // The assembly beside the tests' own lies in their folder; the built one lies in its own, as users have it.
        var configuration = TestStack.Binaries.Configuration;
        var assembly = Path.Combine(TestStack.RepositoryRoot, "cli", "bin", configuration, "net10.0", "finsam-cli.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FINSAM_VAR"] = folder;
        start.Environment["FINSAM_ROOT"] = TestStack.RepositoryRoot;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
