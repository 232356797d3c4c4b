using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Finsam.Cli.Reports;
using Finsam.Reporting.Tests.Rendering;

namespace Finsam.EndToEnd.Tests;

/// <summary>A reader follows the figures of a report in HTML, by their addresses alone, to what is behind them.</summary>
public sealed class FigureLinkTests
{
    private const int Year = 2017;
    private const int MostPages = 50;

    [Fact]
    public async Task Figures_lead_to_vouchers_and_cohorts_that_add_up_to_what_is_printed()
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(Year);
        var page = ReportPage.Read(await File.ReadAllTextAsync(await forbund.SaveAsync(Year, ReportFormat.Html)));
        using var revisor = forbund.Stack.Http(forbund.Stack.Token("revisor", forbund.Slug));

        foreach (var (table, kronor) in new[] { ("resultatrakning", 1), ("balansrakning", 1), ("kassaflode", 1), ("budgetutfall", 1000) })
        {
            var figures = Figures(page, table);
            Assert.True(figures.Count >= 10, $"{table}: {figures.Count}");
            foreach (var (printed, address) in figures)
            {
                Assert.Equal((address, printed), (address, Math.Round(await SumAsync(revisor, address) / 100m / kronor, MidpointRounding.AwayFromZero)));
            }
        }

        foreach (var (table, columns) in new[] { ("deltagare-alder", 3), ("deltagare-hemkommun", 4), ("avslut-orsak", 1) })
        {
            var figures = Figures(page, table, columns);
            Assert.True(figures.Count >= 5, $"{table}: {figures.Count}");
            foreach (var (printed, address) in figures)
            {
                Assert.Equal((address, printed), (address, await CohortAsync(revisor, forbund.Slug, address)));
            }
        }
    }

    // As a reader does: from the figure to its row among the sources, and from the same figure there to the address that opens it.
    private static List<(decimal Printed, Uri Address)> Figures(XDocument page, string table, int columns = int.MaxValue)
    {
        var figures = new List<(decimal, Uri)>();
        foreach (var (_, cells) in ReportPage.Rows(ReportPage.Place(page, table)))
        {
            var links = cells.Where(cell => cell.Attribute("class")?.Value != "note").Take(columns).Elements("a").ToList();
            foreach (var link in links)
            {
                var origin = ReportPage.Place(page, link.Attribute("href")!.Value[1..]);
                var opening = origin.Descendants("a")
                    .Where(candidate => candidate.Attribute("href")!.Value.StartsWith("https:", StringComparison.Ordinal)).ElementAt(links.IndexOf(link));
                Assert.Equal(link.Value, opening.Value);
                figures.Add((ReportPage.Number(link.Value), new Uri(opening.Attribute("href")!.Value)));
            }
        }

        return figures;
    }

    private static async Task<decimal> SumAsync(HttpClient http, Uri address)
    {
        var (sum, token) = (0m, "");
        for (var page = 0; page < MostPages; page++)
        {
            var figure = await http.GetFromJsonAsync<JsonElement>($"{address}&page_size=1000&page_token={Uri.EscapeDataString(token)}");
            if (figure.GetProperty("ledger").TryGetProperty("entries", out var entries))
            {
                sum += entries.EnumerateArray().Sum(Counted);
            }

            token = figure.TryGetProperty("nextPageToken", out var next) ? next.GetString()! : "";
            if (token.Length == 0)
            {
                return sum;
            }
        }

        throw new InvalidOperationException($"{address} has more than {MostPages} pages.");
    }

    private static decimal Counted(JsonElement entry) =>
        entry.TryGetProperty("countedOre", out var ore) ? decimal.Parse(ore.GetString()!, CultureInfo.InvariantCulture) : 0;

    private static async Task<decimal> CohortAsync(HttpClient http, string forbund, Uri address)
    {
        var cohort = (await http.GetFromJsonAsync<JsonElement>(address)).GetProperty("cohort");
        var opened = await http.PostAsJsonAsync($"/v1/participants/{forbund}/tables:open", new
        {
            period = SampleForbund.PeriodOf(Year),
            table = cohort.GetProperty("definition"),
            row = cohort.GetProperty("row").GetString(),
            column = cohort.GetProperty("column").GetString(),
            countedAt = cohort.GetProperty("asOf").GetProperty("computedAt").GetString(),
            reason = "Granskning av årsredovisningen",
            pageSize = 1,
        });
        var answer = await opened.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(opened.IsSuccessStatusCode, $"{address}: {answer}");
        return answer.TryGetProperty("participationCount", out var count) ? count.GetInt32() : 0;
    }
}
