using System.Diagnostics;
using Finsam.Cli.Reports;
using Finsam.EndToEnd.Tests.Node;
using Finsam.Reporting.Tests.Rendering.Pdf.Rules;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Accessibility;

/// <summary>The sample reports, as their readers get them: everyone can read them.</summary>
public sealed class SampleRenderingTests
{
    private static readonly string Axe = Path.Combine(TestStack.RepositoryRoot, "tests", "end-to-end", "Accessibility", "axe");

    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    [Theory]
    [InlineData(2016, 2017)]
    [InlineData(2019)]
    public async Task The_sample_reports_of_a_forbund_break_no_rule_of_WCAG_2_1_AA_PDF_UA_1_or_PDF_A_2a(params int[] years)
    {
        await NodePackages.InstallAsync(Axe);
        using var forbund = await SampleForbund.CreateAsync();
        foreach (var year in years)
        {
            await forbund.LoadAsync(year);
            Assert.Equal("[]", await AxeAsync(await forbund.SaveAsync(year, ReportFormat.Html)));
            Assert.Empty(PdfRules.Broken(await File.ReadAllBytesAsync(await forbund.SaveAsync(year, ReportFormat.Pdf))));
        }
    }

    private static async Task<string> AxeAsync(string page)
    {
        var browser = Browsers.First(File.Exists);
        var start = new ProcessStartInfo("node", ["axe.js", browser, page, "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"])
        {
            WorkingDirectory = Axe, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{output}{await errors}");
        return output.Trim();
    }
}
