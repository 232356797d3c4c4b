using System.Diagnostics;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Tests.Rendering.Pdf.Rules;
using Microsoft.Extensions.Logging.Abstractions;
using UglyToad.PdfPig;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Pdf;

public class PdfReportTests(PrintedReport report) : IClassFixture<PrintedReport>
{
    [Fact]
    public void The_file_keeps_the_rules_of_PDF_UA_1_and_PDF_A_2a() => Assert.Empty(PdfRules.Broken(report.Pdf));

    [Fact]
    public void What_the_browser_prints_lacks_what_is_completed()
    {
        var broken = PdfRules.Broken(report.Printed);
        foreach (var clause in new[] { "A 6.1.3", "A 6.2.3", "A 6.6.2.1", "UA 7.1: page", "UA 7.1: the role", "UA 7.2: P within LI", "UA 7.18.5" })
        {
            Assert.Contains(broken, rule => rule.StartsWith(clause, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_version_is_rendered_to_the_same_bytes_every_time() => Assert.Equal(report.Pdf, await report.RenderAsync());

    [Fact]
    public void Title_author_and_dates_are_those_of_the_report()
    {
        using var document = PdfDocument.Open(report.Pdf);
        Assert.Equal("Årsredovisning 2017 – Samordningsförbundet Prov & Test", document.Information.Title);
        Assert.Equal("Samordningsförbundet Prov & Test", document.Information.Author);
        Assert.Equal("D:20180215090500+00'00'", document.Information.CreationDate);
    }

    [Fact]
    public void Bookmarks_lead_to_every_part()
    {
        using var document = PdfDocument.Open(report.Pdf);
        Assert.True(document.TryGetBookmarks(out var bookmarks));
        var titles = bookmarks.GetNodes().Select(node => node.Title).ToList();
        Assert.Contains("Räkenskaper", titles);
        Assert.Contains("Tabell not1", titles);
        Assert.Contains("Underskrifter", titles);
    }

    [Fact]
    public void Pages_are_numbered_but_the_title_page_and_headers_are_repeated()
    {
        using var document = PdfDocument.Open(report.Pdf);
        var pages = document.GetPages().Select(page => page.Text.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain("Sida1av", pages[0]);
        Assert.Contains($"Sida2av{pages.Count}", pages[1]);
        Assert.True(pages.Count(page => page.Contains("FebruariMars", StringComparison.Ordinal)) > 1);
    }

    [Fact]
    public async Task Readers_are_told_the_repeated_headers_once_and_page_numbers_never()
    {
        var text = await RunAsync("pdfinfo", "-struct-text");
        Assert.Equal(1, text.Split("\"Februari\"").Length - 1);
        Assert.Contains("LBody", text);
        Assert.Contains("\"Årets resultat\"", text);
        Assert.DoesNotContain("Sida 2", text);
        Assert.DoesNotContain("Error", text);
    }

    [Fact]
    public async Task Qpdf_finds_nothing_wrong() => Assert.Contains("No syntax or stream encoding errors found", await RunAsync("qpdf", "--check"));

    [Fact]
    public async Task Without_a_browser_the_refusal_says_what_to_install()
    {
        using var printer = new ChromiumPrinter(new ReportingOptions { Chromium = "/nowhere/chromium" }, NullLogger<ChromiumPrinter>.Instance);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => printer.PrintAsync([], CancellationToken.None));
        Assert.Equal(ReportingReason.RendererMissing, refused.Refusals.Single().Reason);
        Assert.Contains("apt-get install chromium", refused.Refusals.Single().Message, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string program, string option)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, report.Pdf);
            var start = new ProcessStartInfo(program, [option, file]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{program}: {output}{await errors}");
            return output + await errors;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
