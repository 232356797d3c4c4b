using System.Text.Json;
using Finsam.Cli.Reports;
using Finsam.EndToEnd.Tests.Browser;
using Finsam.Reporting.Tests.Rendering;

namespace Finsam.EndToEnd.Tests;

/// <summary>A reader clicks on a figure of a report in HTML, and on, in a browser, until the vouchers or the participations are there.</summary>
public sealed class FigurePageTests
{
    private const int Year = 2017;

    [Fact]
    public async Task A_figure_opens_in_the_browser_to_vouchers_and_participations_that_add_up_to_it()
    {
        using var forbund = await SampleForbund.CreateAsync();
        // The register of the year before has another limit; a table of that year is counted by that of the report's own.
        forbund.Replace(Year - 1, "forbund.json", "\"max_months\": 24", "\"max_months\": 3");
        await forbund.LoadAsync(Year - 1);
        await forbund.LoadAsync(Year);
        var report = await forbund.SaveAsync(Year, ReportFormat.Html);
        var revisor = forbund.Stack.Token("revisor", forbund.Slug);
        using var shown = JsonDocument.Parse(await BrowserScript.RunAsync(
            "figure.js", report, revisor, "resultatrakning:Verksamhetens kostnader:0", "deltagare-alder:30-44:1", "budgetutfall:Summa intäkter:0",
            "genomstromning-foregaende:301:2"));

        Assert.Equal(8, shown.RootElement.GetArrayLength());
        Assert.Equal(2, shown.RootElement.EnumerateArray().Count(figure => figure.TryGetProperty("part", out _)));
        foreach (var figure in shown.RootElement.EnumerateArray())
        {
            Assert.Equal("[]", figure.GetProperty("broken").GetRawText());
            Assert.DoesNotContain("Content Security Policy", figure.GetProperty("log").GetRawText(), StringComparison.Ordinal);
            var printed = Number(figure.GetProperty("printed"));
            var tables = figure.GetProperty("tables");
            var counted = tables.TryGetProperty("Deltaganden som siffran räknar", out var participations)
                ? participations.EnumerateArray().Select(row => row[0].GetString()).Distinct().Count()
                : tables.EnumerateObject().Single(table => table.Name.StartsWith("Verifikationer", StringComparison.Ordinal)).Value.EnumerateArray()
                    .Sum(row => Number(row[row.GetArrayLength() - 1]));
            var unit = figure.GetProperty("terms").GetProperty("Siffra").GetString()!.EndsWith("tkr", StringComparison.Ordinal) ? 1000 : 1;
            Assert.Equal(printed, Math.Round(counted / unit, MidpointRounding.AwayFromZero));
            if (figure.TryGetProperty("part", out var part))
            {
                var first = tables.GetProperty("Rader och kolumner som siffran räknas ut av")[0];
                Assert.Equal(first[first.GetArrayLength() - 1].GetString(), part.GetProperty("terms").GetProperty("Exakt belopp").GetString());
            }
        }
    }

    private static decimal Number(JsonElement written) => ReportPage.Number(written.GetString()!.Replace(" kr", "", StringComparison.Ordinal));
}
