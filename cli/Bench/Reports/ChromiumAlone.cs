namespace Finsam.Cli.Bench.Reports;

/// <summary>Chromium printing a page by itself, as anybody would from a shell: what our PDF is measured against.</summary>
internal sealed class ChromiumAlone : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finsam-bench-pdf-");

    /// <summary>Prints a page.</summary>
    /// <exception cref="CliException">There is no Chromium, or it gave no PDF.</exception>
    public async Task PrintAsync(byte[] html, CancellationToken cancellationToken)
    {
        var page = Path.Combine(_folder.FullName, "report.html");
        var pdf = Path.Combine(_folder.FullName, "report.pdf");
        await File.WriteAllBytesAsync(page, html, cancellationToken);
        File.Delete(pdf);
        string[] arguments =
        [
            "--headless", .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
            $"--user-data-dir={Path.Combine(_folder.FullName, Guid.NewGuid().ToString("N"))}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        await ProgramRun.OutputAsync(Find(), arguments, new Dictionary<string, string?>(), cancellationToken);
        if (!File.Exists(pdf))
        {
            throw new CliException("Chromium gav ingen PDF.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new CliException("Chromium saknas: apt-get install chromium.");
    }
}
