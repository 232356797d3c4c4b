using System.Diagnostics;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Sources;

namespace Finsam.Reporting.Rendering;

/// <summary>Prints by a headless Chromium, a process and a profile of its own for each printing.</summary>
internal sealed partial class ChromiumPrinter(ReportingOptions options, ILogger<ChromiumPrinter> logger) : IPdfPrinter, IDisposable
{
    // A browser takes some 200 MB; more at once would only wait for each other.
    private const int MostAtOnce = 2;
    private static readonly TimeSpan LongestPrinting = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _places = new(MostAtOnce, MostAtOnce);

    /// <inheritdoc/>
    public async Task<byte[]> PrintAsync(byte[] html, CancellationToken cancellationToken)
    {
        var browser = BrowserPath.Find(options.Chromium) ?? throw new RefusedException(new Refusal(
            ReportingReason.RendererMissing,
            "format",
            "PDF kan inte skapas: webbläsaren Chromium saknas på servern. Installera den (apt-get install chromium) eller ange "
                + "dess sökväg i Finsam__Chromium; övriga format fungerar ändå."));
        await _places.WaitAsync(cancellationToken);
        var folder = Directory.CreateTempSubdirectory("finsam-pdf-");
        try
        {
            var page = Path.Combine(folder.FullName, "report.html");
            var pdf = Path.Combine(folder.FullName, "report.pdf");
            await File.WriteAllBytesAsync(page, html, cancellationToken);
            await RunAsync(browser, folder.FullName, page, pdf, cancellationToken);
            return await File.ReadAllBytesAsync(pdf, cancellationToken);
        }
        finally
        {
            _places.Release();
            Remove(folder);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task RunAsync(string browser, string folder, string page, string pdf, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments(folder, page, pdf))
        {
            start.ArgumentList.Add(argument);
        }

        // Chromium also writes beside its profile; a service account may lack a home.
        start.Environment["HOME"] = folder;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(LongestPrinting);
        using var process = Process.Start(start) ?? throw Failed();
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            LogFailed("no answer in time");
            throw Failed();
        }

        if (process.ExitCode != 0 || !File.Exists(pdf))
        {
            var said = (await errors).Trim();
            LogFailed($"exit code {process.ExitCode}: {said[..Math.Min(said.Length, 500)]}");
            throw Failed();
        }

        await output;
    }

    private IEnumerable<string> Arguments(string folder, string page, string pdf)
    {
        yield return "--headless";
        if (options.ChromiumWithoutSandbox || Environment.IsPrivilegedProcess)
        {
            // The sandbox cannot be set up by root, and the page is our own: it has no script and loads nothing.
            yield return "--no-sandbox";
        }

        string[] rest =
        [
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", "--export-tagged-pdf", $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        foreach (var argument in rest)
        {
            yield return argument;
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException error)
        {
            // A child of the browser may still be closing its files; the system clears its temporary folder.
            LogLeft(folder.FullName, error.Message);
        }
    }

    private static RefusedException Failed() => new(new Refusal(
        ReportingReason.RendererFailed, "format", "PDF kunde inte skapas just nu. Försök igen; övriga format fungerar ändå."));

    [LoggerMessage(Level = LogLevel.Error, Message = "Printing PDF failed: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Folder} could not be removed: {Reason}")]
    private partial void LogLeft(string folder, string reason);
}
