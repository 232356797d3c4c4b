using System.Text.Json;
using System.Text.Json.Nodes;
using Finsam.Common.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

/// <summary>
/// The published reports contradict themselves. Entered as stated values, as <c>Contradictions/</c> has them, the checks find every one, and
/// the expected figures go on agreeing. All of them can be expressed: what has no cell of its own is a figure with a name.
/// </summary>
public sealed class ContradictionTests
{
    private static readonly string[] Lists = ["added", "taken_away"];

    [Theory]
    [InlineData(2016)]
    [InlineData(2017)]
    [InlineData(2019)]
    public async Task Every_contradiction_of_a_published_report_is_found_by_its_stated_values(int year)
    {
        using var forbund = await SampleForbund.CreateAsync();
        var folder = forbund.Folder(year);
        var contradictions = Contradictions(year);
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "expected.json")));
        Assert.Equal(
            expected.RootElement.GetProperty("contradictions").EnumerateArray().Select(one => one.GetProperty("where").GetString()!),
            contradictions.Select(one => one!["where"]!.GetValue<string>()));
        await File.WriteAllTextAsync(Path.Combine(folder, "stated.json"), Stated(contradictions));
        await forbund.LoadAsync(year);
        await forbund.AssertFiguresAsync(year);

        var findings = await FindingsAsync(forbund, year);
        var missed = contradictions.Select((one, i) => (one, i))
            .Where(pair => !findings.Any(finding => finding.Place.StartsWith(Mark(pair.i), StringComparison.Ordinal)))
            .Select(pair => $"{pair.one!["where"]}: {pair.one["published"]!.ToJsonString()}");
        Assert.Empty(missed);
    }

    [Theory]
    [InlineData(2016)]
    [InlineData(2017)]
    [InlineData(2019)]
    public async Task What_the_books_and_registers_give_contradicts_nothing(int year)
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(year);
        await forbund.ReportAsync(year);
        Assert.Empty((await FindingsAsync(forbund, year)).Where(check => check.Outcome == "failed").Select(check => $"{check.Title}: {check.Message}"));
    }

    private static JsonArray Contradictions(int year)
    {
        var path = Path.Combine(
            TestStack.RepositoryRoot, "tests", "end-to-end", "Contradictions", $"{SampleForbund.SampleOf(year)}.json");
        return JsonNode.Parse(File.ReadAllText(path))!["contradictions"]!.AsArray();
    }

    // Each is marked, so that what is found can be told from what another brings.
    private static string Stated(JsonArray contradictions)
    {
        var (values, sums) = (new JsonArray(), new JsonArray());
        for (var i = 0; i < contradictions.Count; i++)
        {
            foreach (var value in contradictions[i]!["values"]!.AsArray())
            {
                values.Add(Marked(value!, i, "where", "figure", "code"));
            }

            foreach (var sum in contradictions[i]!["sums"]?.AsArray() ?? [])
            {
                var marked = Marked(sum!, i, "where", "total");
                foreach (var list in Lists.Where(list => marked[list] is not null))
                {
                    marked[list] = string.Join(' ', marked[list]!.GetValue<string>().Split(' ').Select(code => Mark(i) + code));
                }

                sums.Add(marked);
            }
        }

        return new JsonObject { ["values"] = values, ["sums"] = sums }.ToJsonString();
    }

    private static JsonNode Marked(JsonNode node, int index, params string[] fields)
    {
        var copy = node.DeepClone();
        foreach (var field in fields.Where(field => copy[field] is not null))
        {
            copy[field] = Mark(index) + copy[field]!.GetValue<string>();
        }

        return copy;
    }

    private static string Mark(int index) => $"{index}:";

    private static async Task<List<ReportCheck>> FindingsAsync(SampleForbund forbund, int year)
    {
        var request = new ListVersionChecksRequest
        {
            Forbund = forbund.Slug, Period = SampleForbund.PeriodOf(year), OnlyFindings = true, PageSize = 1000,
        };
        return [.. (await forbund.Stack.ReportVersions("forbundschef", forbund.Slug).ListVersionChecksAsync(request)).Checks];
    }
}
