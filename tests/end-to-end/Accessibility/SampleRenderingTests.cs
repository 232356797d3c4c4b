using Finsam.Cli.Reports;
using Finsam.EndToEnd.Tests.Browser;
using Finsam.Reporting.Tests.Rendering.Pdf.Rules;

namespace Finsam.EndToEnd.Tests.Accessibility;

/// <summary>The sample reports, as their readers get them: everyone can read them.</summary>
public sealed class SampleRenderingTests
{
    [Theory]
    [InlineData(2016, 2017)]
    [InlineData(2019)]
    public async Task The_sample_reports_of_a_forbund_break_no_rule_of_WCAG_2_1_AA_PDF_UA_1_or_PDF_A_2a(params int[] years)
    {
        using var forbund = await SampleForbund.CreateAsync();
        foreach (var year in years)
        {
            await forbund.LoadAsync(year);
            Assert.Equal("[]", await BrowserScript.RunAsync("axe.js", await forbund.SaveAsync(year, ReportFormat.Html)));
            Assert.Empty(PdfRules.Broken(await File.ReadAllBytesAsync(await forbund.SaveAsync(year, ReportFormat.Pdf))));
        }
    }
}
