using Finsam.Common.V1;
using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class ForbundTablesTests
{
    private static readonly string[] Ids =
    [
        "deltagare.oversikt", "deltagare.alder", "deltagare.hemkommun", "deltagare.utbildning", "avslut.oversikt", "avslut.orsak",
        "avslut.forsorjning", "avslut.genomstromning", "aktiviteter",
    ];

    [Fact]
    public async Task Two_forbund_together_are_as_one_that_has_the_rows_of_both()
    {
        var (one, other, both) = (
            await StatisticsScenario.StartAsync(seed: 11, count: 70), await StatisticsScenario.StartAsync(seed: 12, count: 110),
            await ParticipantsScenario.StartAsync());
        await both.ImportAsync([.. StatisticsScenario.Rows(11, 70, "A"), .. StatisticsScenario.Rows(12, 110, "B")]);
        ParticipantTable[] asked = [.. Ids.Select(id => new ParticipantTable { Id = id })];
        var answer = await one.AsLeaderOf(one.Forbund, other.Forbund).ComputeForbundTablesAsync(new ComputeForbundTablesRequest
        {
            Forbund = one.Forbund, OtherForbund = { other.Forbund }, Period = StatisticsScenario.Year, Tables = { asked },
        });
        Assert.Equal(await one.Participants.ComputeAsync(asked), answer.Forbund[0].Tables);
        Assert.Equal(await other.Participants.ComputeAsync(asked), answer.Forbund[1].Tables);
        foreach (var (together, expected) in answer.Together.Zip(await both.ComputeAsync(asked)))
        {
            var rows = together.Rows.Count == 1 ? expected.Rows.TakeLast(1) : expected.Rows;
            Assert.Equal([together.Id, .. rows.Select(Print)], [together.Id, .. together.Rows.Select(Print)]);
            Assert.Equal(expected.Columns, together.Columns);
        }

        Assert.Equal(["Avesta", "Borlänge", "Ludvika", "Totalt"], answer.Together[2].Rows.Select(row => row.Label));
    }

    [Fact]
    public async Task A_period_set_beside_has_the_tables_of_that_period_of_each_and_together()
    {
        var (one, other) = (await StatisticsScenario.StartAsync(seed: 16, count: 60), await StatisticsScenario.StartAsync(seed: 17, count: 80));
        var half = new Period { From = "2017-01-01", To = "2017-06-30" };
        var request = new ComputeForbundTablesRequest
        {
            Forbund = one.Forbund,
            OtherForbund = { other.Forbund },
            Period = StatisticsScenario.Year,
            Comparison = half,
            Tables = { Ids.Select(id => new ParticipantTable { Id = id }) },
        };
        var client = one.AsLeaderOf(one.Forbund, other.Forbund);
        var answer = await client.ComputeForbundTablesAsync(request);
        var without = request.Clone();
        without.Comparison = null;
        var year = await client.ComputeForbundTablesAsync(without);
        Assert.Equal((year.Together, 0), (answer.Together, year.TogetherComparison.Count));
        without.Period = half;
        var beside = await client.ComputeForbundTablesAsync(without);
        Assert.Equal(beside.Together, answer.TogetherComparison);
        Assert.Equal(beside.Forbund.Select(forbund => forbund.Tables), answer.Forbund.Select(forbund => forbund.Comparison));
        Assert.NotEqual(answer.Together, answer.TogetherComparison);

        request.Tables[1].From = "2017-02-01";
        await StatisticsTests.RefusedAsync("OPTION_INVALID", "tables[1].from", () => client.ComputeForbundTablesAsync(request));
        (request.Tables[1], request.Comparison.To) = (request.Tables[0], "2016-01-01");
        await StatisticsTests.RefusedAsync("PERIOD_INVALID", "comparison", () => client.ComputeForbundTablesAsync(request));
    }

    [Fact]
    public async Task What_is_withheld_of_one_is_withheld_of_all()
    {
        var one = await StatisticsScenario.StartAsync(seed: 13, count: 60, suppressionK: 5);
        var other = await StatisticsScenario.StartAsync(seed: 14, count: 300);
        var answer = await one.AsLeaderOf(one.Forbund, other.Forbund).ComputeForbundTablesAsync(new ComputeForbundTablesRequest
        {
            Forbund = one.Forbund,
            OtherForbund = { other.Forbund },
            Period = StatisticsScenario.Year,
            Tables = { new ParticipantTable { Id = "avslut.orsak" }, new ParticipantTable { Id = "deltagare.alder", AgeBands = { "16-29", "30-64" } } },
        });
        foreach (var (index, together) in answer.Together.Index())
        {
            foreach (var row in answer.Forbund[0].Tables[index].Rows.Where(row => row.Cells.Any(cell => cell.Suppressed)))
            {
                var sum = together.Rows.Single(same => same.Label == row.Label);
                Assert.All(row.Cells.Zip(sum.Cells), pair => Assert.False(pair.First.Suppressed && pair.Second is not { Suppressed: true, HasValue: false }));
            }
        }

        Assert.Contains(answer.Together[0].Rows, row => row.Cells.Any(cell => cell.Suppressed));
    }

    [Fact]
    public async Task Insatser_of_several_forbund_and_forbund_that_the_token_does_not_name_are_refused()
    {
        var one = await StatisticsScenario.StartAsync(seed: 15, count: 5);
        var other = await StatisticsScenario.StartAsync(seed: 15, count: 5);
        var request = new ComputeForbundTablesRequest
        {
            Forbund = one.Forbund,
            OtherForbund = { other.Forbund },
            Period = StatisticsScenario.Year,
            Tables = { new ParticipantTable { Id = "avslut.orsak", Insatser = new Labels { Values = { "301" } } } },
        };
        await StatisticsTests.RefusedAsync(
            "OPTION_INVALID", "tables[0].insatser", () => one.AsLeaderOf(one.Forbund, other.Forbund).ComputeForbundTablesAsync(request));
        await StatisticsTests.RefusedAsync(
            "FORBUND_NOT_ALLOWED", "other_forbund[0]", () => one.As("forbundschef").ComputeForbundTablesAsync(request));
    }

    private static string Print(Row row) => $"{row.Label}: {string.Join(' ', row.Cells.Select(cell => $"{cell.Value}/{cell.Share}"))}";
}
