using System.Diagnostics;

namespace Finsam.Gateway.Tests;

/// <summary>A headless Chromium, with a profile of its own for each page.</summary>
internal static class Browser
{
    // Of the page's own clock, which runs ahead while nothing is being loaded.
    private const int ScriptTimeMs = 30_000;

    // Long lists are made as far as they are in view.
    private const string Window = "1280,16000";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    /// <summary>Opens a page and gives what its scripts have made of it, and what the browser logged.</summary>
    public static async Task<(string Page, string Log)> ShowAsync(Uri address)
    {
        var profile = Directory.CreateTempSubdirectory("finsam-browser-");
        var start = new ProcessStartInfo(Find()) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in Arguments(profile.FullName, address))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["HOME"] = profile.FullName;
        using var deadline = new CancellationTokenSource(Patience);
        using var process = Process.Start(start)!;
        try
        {
            var page = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var log = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (await page, await log);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static string[] Arguments(string profile, Uri address) =>
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--enable-logging=stderr",
        // The certificate is the development authority's, which the browser does not know.
        "--ignore-certificate-errors",
        $"--window-size={Window}", $"--user-data-dir={profile}", $"--virtual-time-budget={ScriptTimeMs}", "--dump-dom", address.AbsoluteUri,
    ];

    private static string Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Programs.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("There is no Chromium: apt-get install chromium.");
}
