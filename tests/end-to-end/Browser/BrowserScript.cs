using System.Diagnostics;
using Finsam.EndToEnd.Tests.Node;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Browser;

/// <summary>A script of this folder, which does in the distribution's Chromium what a reader does.</summary>
internal static class BrowserScript
{
    private static readonly string Folder = Path.Combine(TestStack.RepositoryRoot, "tests", "end-to-end", "Browser");

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Runs it to its end and gives the JSON that it prints.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await NodePackages.InstallAsync(Folder);
        var start = new ProcessStartInfo("node", [script, Browsers.First(File.Exists), .. arguments])
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await errors}");
        return output.Trim();
    }
}
