using System.Globalization;
using Finsam.Participants.Tests.Service;
using Finsam.Participants.V1;
using Xunit;
using Xunit.Abstractions;

namespace Finsam.Participants.Tests.Tables;

/// <summary>
/// Whatever happens to participations and persons, every table of any period is what a plain model counts, and its cells open to as many. A
/// failure prints its history; <c>FINSAM_TEST_SEED</c> runs another one.
/// </summary>
public class RandomHistoryTests(ITestOutputHelper output)
{
    private const int Steps = 90;
    private const int StepsBetween = 30;
    private const int StepsAfterRetention = 15;
    private const int OpenedCells = 20;

    private static readonly string[] Ids =
    [
        "deltagare.oversikt", "deltagare.hemkommun", "deltagare.alder", "deltagare.utbildning", "deltagare.tid_i_forsorjning",
        "deltagare.forsorjning_fore", "deltagare.aktualiserad_av", "avslut.oversikt", "avslut.orsak", "avslut.plan", "avslut.forsorjning",
        "avslut.genomstromning", "uppfoljning.12man",
    ];

    private static readonly (string From, string To)[] Periods =
        [("2016-01-01", "2016-12-31"), ("2017-01-01", "2017-12-31"), ("2017-05-01", "2017-08-31"), ("2018-01-01", "2018-12-31")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Tables_agree_with_the_model_whatever_has_happened(int number)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("FINSAM_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : number;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var scenario = await ParticipantsScenario.StartAsync();
        var history = new RandomHistory(scenario, random, output.WriteLine);
        for (var step = 1; step <= Steps; step++)
        {
            await history.StepWithPersonsAsync();
            if (step % StepsBetween == 0)
            {
                await AssertTablesAsync(scenario, history.Model, random);
            }
        }

        await EraseAsync(scenario, await history.LeaveAsync());
        await AssertTablesAsync(scenario, history.Model, random);
        for (var step = 0; step < StepsAfterRetention; step++)
        {
            await history.StepAsync();
        }

        await AssertTablesAsync(scenario, history.Model, random);
    }

    private static async Task AssertTablesAsync(ParticipantsScenario scenario, RegistryModel model, Random random)
    {
        var rows = model.Counted;
        var asked = Ids.SelectMany(id => Periods.Select(period => Ask(random, id, period))).ToArray();
        var tables = await scenario.ComputeAsync(asked);
        foreach (var (table, of) in tables.Zip(asked))
        {
            RandomTablesTests.AssertAgrees(rows, of, table);
        }

        var cells = tables.Zip(asked).SelectMany(pair => pair.First.Rows.SelectMany(row => pair.First.Columns.Zip(row.Cells)
            .Where(each => !OpenedCellsTests.Means.Contains(each.First.Label))
            .Select(each => (Of: pair.Second, Row: row, each.First.Label, each.Second)))).ToArray();
        var opener = scenario.Cells("insatspersonal", "301", "302");
        foreach (var (of, row, column, cell) in random.GetItems(cells, OpenedCells))
        {
            var counted = column == "Unika individer" ? row.Cells[0].Value : cell.HasValue ? cell.Value : "0";
            var opened = await opener.ListCellParticipationsAsync(scenario.Cell(of, row.Label, column));
            Assert.Equal($"{of} {row.Label} {column} {counted}", $"{of} {row.Label} {column} {opened.ParticipationCount}");
            Assert.All(opened.Participations, shown => Assert.Contains(rows, known => (known.Key, known.Insats) == (shown.Participation, shown.Insats)));
        }
    }

    private static ParticipantTable Ask(Random random, string id, (string From, string To) period)
    {
        var table = random.Next(2) == 0 ? RandomTablesTests.RandomTable(random, 0, id) : new ParticipantTable { Of = id };
        (table.Id, table.From, table.To) = ($"{id}.{period.From}.{period.To}", period.From, period.To);
        if (id == "deltagare.alder" && table.AgeBands.Count == 0)
        {
            table.AgeBands.Add(["16-29", "30-99"]);
        }
        else if (id == "deltagare.tid_i_forsorjning")
        {
            table.Rows.Add([new ParticipantRow { Label = "under tre", To = "3" }, new ParticipantRow { Label = "tre och mer", From = "3" }]);
        }

        return table;
    }

    private static async Task EraseAsync(ParticipantsScenario scenario, string left)
    {
        var retention = Retention(scenario, "forbundschef");
        await retention.PutRetentionRuleAsync(new PutRetentionRuleRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Months = 24, Reason = "Dokumenthanteringsplanen",
        });
        var run = await retention.RunRetentionAsync(
            new RunRetentionRequest { RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund });
        Assert.True(run.IsComplete);

        // In whichever run: another test's service may run the rule in the background.
        var removed = await Retention(scenario, "revisor").ListRemovedIdentitiesAsync(
            new ListRemovedIdentitiesRequest { Forbund = scenario.Forbund, PageSize = 500 });
        Assert.Contains(removed.Identities, identity => identity.PersonId == left);
    }

    private static RetentionService.RetentionServiceClient Retention(ParticipantsScenario scenario, string role) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund)));
}
