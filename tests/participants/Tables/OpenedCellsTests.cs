using Finsam.Common.V1;
using Finsam.Participants.Tests.Service;
using Finsam.Participants.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Tables;

/// <summary>A figure opens: the participations behind a cell are as many as it counts, for those who may see them.</summary>
public class OpenedCellsTests
{
    /// <summary>Columns whose cells are no count of participations.</summary>
    internal static readonly string[] Means =
        ["Snitt år", "Snitt månader", "Snitt dagar", "Kortast månader", "Längst månader", "Andel", "Andel kvinnor", "Andel män"];

    private static readonly ParticipantTable[] Tables =
    [
        new() { Id = "deltagare.oversikt" },
        new() { Id = "deltagare.hemkommun", Population = "new" },
        new() { Id = "deltagare.alder", AgeBands = { "16-29", "30-64" } },
        new()
        {
            Id = "deltagare.tid_i_forsorjning",
            Rows = { new ParticipantRow { Label = "Upp till två", To = "2" }, new ParticipantRow { Label = "Två och mer", From = "2" } },
        },
        new() { Id = "deltagare.utbildning", Gender = "woman" },
        new() { Id = "deltagare.forsorjning_fore", Ages = "16-40" },
        new() { Id = "deltagare.aktualiserad_av", Insatser = new() { Values = { "301" } } },
        new() { Id = "avslut.oversikt" },
        new()
        {
            Id = "avslut.orsak",
            Rows = { new ParticipantRow { Label = "Arbete", Values = new() { Values = { "1/work" } } }, new ParticipantRow { Label = "9" } },
        },
        new() { Id = "avslut.plan" },
        new() { Id = "avslut.forsorjning" },
        new() { Id = "avslut.genomstromning" },
        new() { Id = "uppfoljning.12man" },
    ];

    [Fact]
    public async Task Every_cell_of_every_table_opens_to_as_many_as_it_counts()
    {
        var scenario = await StartAsync();
        Assert.True(await OpenAllAsync(scenario, await scenario.ComputeAsync(Tables), countedAt: null) > 0);
    }

    [Fact]
    public async Task What_was_counted_at_a_moment_opens_as_it_was_then_whatever_has_changed_since()
    {
        var scenario = await StartAsync();
        var then = await scenario.Leader.ComputeTablesAsync(scenario.Asking(Tables));
        var before = await OpenAllAsync(scenario, then.Tables, then.AsOf.ComputedAt);
        foreach (var (seed, count) in new[] { (5, 60), (6, 15) })
        {
            var imported = await scenario.ImportAsync([.. Rows(seed, count).Where(row => row.Contains("closed_on=2", StringComparison.Ordinal))]);
            Assert.True(imported.Summary?.Changed > 0, $"{imported}");
        }

        var now = await scenario.Leader.ComputeTablesAsync(scenario.Asking(Tables));
        Assert.NotEqual(then.Tables, now.Tables);
        Assert.Equal(before, await OpenAllAsync(scenario, then.Tables, then.AsOf.ComputedAt));
        await OpenAllAsync(scenario, now.Tables, now.AsOf.ComputedAt);
        await OpenAllAsync(scenario, now.Tables, countedAt: null);
    }

    // Opens every cell, and holds what it opens to against what it says; how many participations that were in all.
    private static async Task<int> OpenAllAsync(ParticipantsScenario scenario, IEnumerable<Table> computed, Timestamp? countedAt)
    {
        var statistics = scenario.Cells("insatspersonal", "301", "302");
        var opened = 0;
        foreach (var (table, asked) in computed.Zip(Tables))
        {
            foreach (var row in table.Rows)
            {
                foreach (var (column, cell) in table.Columns.Zip(row.Cells))
                {
                    var request = scenario.Cell(asked, row.Label, column.Label);
                    request.CountedAt = countedAt;
                    var answer = await statistics.ListCellParticipationsAsync(request);
                    Assert.Equal((column.Label, cell.HasValue, cell.Value), (column.Label, answer.HasValue, answer.Value));
                    if (Means.Contains(column.Label))
                    {
                        continue;
                    }

                    var count = column.Label == "Unika individer" ? row.Cells[0].Value : cell.HasValue ? cell.Value : "0";
                    Assert.Equal($"{table.Id} {row.Label} {column.Label} {count}", $"{table.Id} {row.Label} {column.Label} {answer.ParticipationCount}");
                    Assert.Equal(answer.ParticipationCount, answer.Participations.Select(each => each.Participation).Distinct().Count());
                    opened += answer.ParticipationCount;
                }
            }
        }

        return opened;
    }

    [Fact]
    public async Task A_cell_of_the_overview_opens_to_participations_and_volume_counts_that_add_up_to_it()
    {
        var scenario = await StartAsync();
        await CountVolumesAsync(scenario);
        ParticipantTable[] asked =
        [
            new() { Id = "deltagare.oversikt" },
            new() { Id = "deltagare.oversikt", Population = "new" },
            new() { Id = "deltagare.oversikt", Population = "closed" },
            new() { Id = "deltagare.oversikt", Gender = "man" },
            new() { Id = "deltagare.oversikt", Registration = new() { Values = { "volume", "named" } } },
            new() { Id = "deltagare.oversikt", Ages = "16-40" },
            new() { Id = "deltagare.oversikt", From = "2017-02-01", To = "2017-02-28", Insatser = new() { Values = { "301", "401" } } },
            new()
            {
                Id = "deltagare.oversikt", Rows = { new ParticipantRow { Label = "Båda", Values = new() { Values = { "302", "401" } } } },
            },
        ];
        var staff = scenario.Cells("insatspersonal", "301", "302", "401");
        foreach (var (table, of) in (await scenario.ComputeAsync(asked)).Zip(asked))
        {
            foreach (var (row, column, cell) in table.Rows.SelectMany(row => table.Columns.Zip(row.Cells).Select(each => (row, each.First, each.Second))))
            {
                var opened = await staff.ListCellParticipationsAsync(scenario.Cell(of, row.Label, column.Label));
                Assert.Equal((column.Label, cell.HasValue, cell.Value), (column.Label, opened.HasValue, opened.Value));
                Assert.Equal(opened.VolumeCount, opened.VolumeCounts.Sum(count => count.Count));
                if (!Means.Contains(column.Label) && column.Label != "Unika individer")
                {
                    var counted = opened.ParticipationCount + opened.VolumeCount;
                    Assert.Equal($"{of} {row.Label} {column.Label} {cell.Value}", $"{of} {row.Label} {column.Label} {counted}");
                }
            }
        }

        var all = await staff.ListCellParticipationsAsync(scenario.Cell(asked[0], "Totalt", "Kvinnor"));
        Assert.Equal(
            [("401", "2017-01-01", 7), ("401", "2017-02-01", 1)],
            all.VolumeCounts.Select(count => (count.Insats, count.Period.From, (int)count.Count)));
        var elsewhere = await scenario.Cells("insatspersonal", "301").ListCellParticipationsAsync(scenario.Cell(asked[0], "Totalt", "Kvinnor"));
        Assert.Equal((0, $"{elsewhere.ParticipationCount}"), (elsewhere.VolumeCount, elsewhere.Value));
    }

    [Fact]
    public async Task Pages_show_each_once_and_every_page_is_logged_with_what_was_asked_for_and_shown()
    {
        var scenario = await StartAsync();
        var statistics = scenario.Cells("insatspersonal", "301", "302");
        var request = scenario.Cell(Tables[0], "Totalt", "Deltagare");
        request.PageSize = 7;
        var keys = new List<string>();
        do
        {
            var page = await statistics.ListCellParticipationsAsync(request);
            keys.AddRange(page.Participations.Select(each => each.Participation));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Count, (await statistics.ListCellParticipationsAsync(scenario.Cell(Tables[0], "Totalt", "Deltagare"))).ParticipationCount);
        var reads = await scenario.Stack.Participants("revisor", scenario.Forbund).ListReadsAsync(
            new ListReadsRequest { Forbund = scenario.Forbund, Participation = keys[0] });
        Assert.All(reads.Reads, read => Assert.Equal("deltagare.oversikt 2017-01-01–2017-12-31: Totalt, Deltagare", read.Criteria));
        Assert.Equal(7, reads.Reads[0].Returned.Count);
    }

    [Fact]
    public async Task Each_opens_what_is_in_the_insatser_of_its_own_and_the_revisor_says_why()
    {
        var scenario = await StartAsync();
        var all = scenario.Cell(Tables[0], "Totalt", "Deltagare");
        var own = await scenario.Cells("insatspersonal", "301").ListCellParticipationsAsync(all);
        Assert.All(own.Participations, each => Assert.Equal("301", each.Insats));
        var revisor = scenario.Cells("revisor");
        Assert.Equal(StatusCode.InvalidArgument, (await Refused(revisor, all)).StatusCode);
        all.Reason = "granskning";
        Assert.True((await revisor.ListCellParticipationsAsync(all)).ParticipationCount > own.ParticipationCount);
        Assert.Equal(StatusCode.PermissionDenied, (await Refused(scenario.Cells("forbundschef"), all)).StatusCode);
    }

    [Fact]
    public async Task A_table_row_or_column_that_is_not_there_is_refused()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var statistics = scenario.Cells("insatspersonal", "301");
        var alder = new ParticipantTable { Id = "deltagare.alder" };
        Assert.Equal(StatusCode.InvalidArgument, (await Refused(statistics, scenario.Cell(alder, "16-29", "Samtliga"))).StatusCode);
        Assert.Equal(StatusCode.InvalidArgument, (await Refused(statistics, scenario.Cell(alder, "Totalt", "Antal"))).StatusCode);
        var activities = scenario.Cell(new ParticipantTable { Id = "aktiviteter" }, "Totalt", "Deltagare");
        Assert.Equal(StatusCode.InvalidArgument, (await Refused(statistics, activities)).StatusCode);
    }

    private static Task<RpcException> Refused(CellService.CellServiceClient statistics, ListCellParticipationsRequest request) =>
        Assert.ThrowsAsync<RpcException>(() => statistics.ListCellParticipationsAsync(request).ResponseAsync);

    private static async Task CountVolumesAsync(ParticipantsScenario scenario)
    {
        var volumes = new VolumeService.VolumeServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token("insatsansvarig", scenario.Forbund, "401")));
        foreach (var (month, women) in new[] { ("01", 7), ("02", 1) })
        {
            await volumes.PutVolumeCountAsync(new PutVolumeCountRequest
            {
                RequestId = ParticipantsScenario.NewId(),
                Forbund = scenario.Forbund,
                Insats = "401",
                Period = new Common.V1.Period { From = $"2017-{month}-01", To = $"2017-{month}-28" },
                Counts = new GenderCounts { Women = women, Men = 3, Others = 1, Unknown = 2 },
            });
        }
    }

    private static async Task<ParticipantsScenario> StartAsync()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        Assert.Equal(40, (await scenario.ImportAsync([.. Rows(seed: 4, count: 40)])).Summary.Created);
        return scenario;
    }

    private static IEnumerable<string> Rows(int seed, int count)
    {
        var random = new Random(seed);
        string Any(params string[] values) => values[random.Next(values.Length)];
        return Enumerable.Range(0, count).Select(i =>
        {
            var enrolled = new DateOnly(2015, 6, 1).AddDays(random.Next(900));
            var closed = random.Next(3) == 0 ? (DateOnly?)null : enrolled.AddDays(random.Next(500));
            var reason = closed is null ? "" : Any("", "1", "2", "8", "9");
            return $"participation=D{i} insats={Any("301", "302")} registration={Any("named", "anonymous")} gender={Any("woman", "man", "other")}"
                + $" birth_year={Any("", "1960", "1985", "1999")} municipality={Any("", "Ludvika", "Smedjebacken")}"
                + $" education={Any("", "none", "compulsory")} public_support_years={Any("", "0.5", "2", "7")}"
                + $" support_before={Any("", "other", "other|study_support")} referrer={Any("", "self", "ludvika")}"
                + $" enrolled_on={enrolled:yyyy-MM-dd} closed_on={closed:yyyy-MM-dd} closure_reason={reason}"
                + $" closure_outcome={(reason == "1" ? Any("work", "job_seeking") : "")} support_after={(closed is null ? "" : Any("", "none"))}"
                + $" goal_met={(closed is null ? "" : Any("", "true"))} plan_at_closure={(closed is null ? "" : Any("", "true", "false"))}"
                + $" followup_12m={(closed is null ? "" : Any("", "work", "other"))}";
        });
    }
}
