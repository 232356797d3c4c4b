using System.Diagnostics;

namespace Finsam.EndToEnd.Tests.Node;

/// <summary>npm in a folder of the repository.</summary>
internal static class NodePackages
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(5);

    /// <summary>Fetches the packages of a folder when they are not those of its lock file.</summary>
    public static async Task InstallAsync(string folder)
    {
        var wanted = await File.ReadAllTextAsync(Path.Combine(folder, "package-lock.json"));
        var stamp = Path.Combine(folder, "node_modules", ".installed-lock.json");
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != wanted)
        {
            await RunAsync(folder, "ci", "--ignore-scripts");
            await File.WriteAllTextAsync(stamp, wanted);
        }
    }

    /// <summary>Runs npm to its end.</summary>
    public static async Task RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(LongestStep);
        Assert.True(process.ExitCode == 0, $"npm {string.Join(' ', arguments)}: {await output}{await errors}");
    }
}
