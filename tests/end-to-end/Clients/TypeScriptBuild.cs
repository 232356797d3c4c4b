using System.Diagnostics;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>Builds the TypeScript app once for the run; its packages are fetched when they are not those of the lock file.</summary>
internal static class TypeScriptBuild
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(5);
    private static readonly Lazy<Task> Build = new(BuildAsync);

    /// <summary>Folder of the app.</summary>
    public static string Folder { get; } = Path.Combine(TestStack.RepositoryRoot, "docs", "clients", "typescript");

    /// <summary>Done when it is built.</summary>
    public static Task Done => Build.Value;

    private static async Task BuildAsync()
    {
        var wanted = await File.ReadAllTextAsync(Path.Combine(Folder, "package-lock.json"));
        var stamp = Path.Combine(Folder, "node_modules", ".installed-lock.json");
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp) != wanted)
        {
            await NpmAsync("ci", "--ignore-scripts");
            await File.WriteAllTextAsync(stamp, wanted);
        }

        await NpmAsync("run", "build");
    }

    private static async Task NpmAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(LongestStep);
        Assert.True(process.ExitCode == 0, $"npm {string.Join(' ', arguments)}: {await output}{await errors}");
    }
}
