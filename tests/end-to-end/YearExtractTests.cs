using System.Globalization;
using System.Text.Json;

namespace Finsam.EndToEnd.Tests;

/// <summary>A sample's year in the shape of the national follow-up, on the command line.</summary>
public sealed class YearExtractTests
{
    [Theory]
    [InlineData(2016, 1)]
    [InlineData(2017, 1000)]
    public async Task The_published_costs_of_insatser_come_out_with_their_participants(int year, int kronorPerUnit)
    {
        using var sample = await SampleForbund.CreateAsync();
        await sample.LoadAsync(year);
        var settings = new Dictionary<string, string>
        {
            ["FINSAM_GATEWAY"] = $"{sample.Stack.Gateway}",
            ["FINSAM_CA"] = sample.Stack.Folder.CertificateAuthority,
            ["FINSAM_TOKEN"] = sample.Stack.Token("forbundschef", sample.Slug),
        };
        var file = Path.Combine(sample.Folder(year), "extract.csv");
        var (code, output) = await CommandLine.RunAsync(
            sample.Stack.Folder.Root, settings, "year-extract", sample.Slug, "--year", $"{year}", "--out", file);
        Assert.True(code == 0, output);
        var rows = Rows(await File.ReadAllTextAsync(file));
        Assert.Equal(["Deltagarinsatser", "301"], [rows["301"]["direction"], rows["301"]["project"]]);
        Assert.True(int.Parse(rows["301"]["participants"], CultureInfo.InvariantCulture) > 20);

        using var published = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(sample.Folder(year), "expected.json")));
        var costs = published.RootElement.GetProperty("figures").EnumerateArray()
            .Where(figure => figure.GetProperty("table").GetString() == "insatser.kostnader").ToList();
        Assert.True(costs.Count >= 12, $"{year} has {costs.Count} published costs of insatser.");
        Assert.All(costs, cost =>
        {
            var insats = rows[cost.GetProperty("row").GetString()!.Split(' ')[0]];
            var kronor = insats[cost.GetProperty("column").GetString() == "Kostnad" ? "outcome" : "budget"];
            var rounded = Math.Round(
                decimal.Parse(kronor, CultureInfo.InvariantCulture) / kronorPerUnit, MidpointRounding.AwayFromZero);
            Assert.Equal(cost.GetProperty("value").GetDecimal(), rounded);
        });
    }

    // No field of the samples holds a semicolon.
    private static Dictionary<string, Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToList();
        return lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))
            .ToDictionary(row => row["insats"]);
    }
}
