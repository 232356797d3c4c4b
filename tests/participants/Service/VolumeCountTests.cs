using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;
using static Finsam.Participants.Tests.Service.ParticipantsScenario;

namespace Finsam.Participants.Tests.Service;

public sealed class VolumeCountTests
{
    private const string Volume = "401";

    [Fact]
    public async Task Counts_are_participants_of_the_periods_they_lie_in_and_of_no_table_that_asks_for_more()
    {
        var office = await Office.StartAsync();
        await office.PutAsync("2016-12-01", "2016-12-31", women: 100);
        await office.PutAsync("2017-01-01", "2017-01-31", women: 12, men: 7, unknown: 1);
        await office.PutAsync("2017-02-14", "2017-02-14", men: 3);
        await office.Scenario.ImportAsync("participation=A", "participation=B gender=man closed_on=2017-05-01 closure_reason=2");

        var tables = await office.Scenario.ComputeAsync(
            new ParticipantTable { Id = "deltagare.oversikt" },
            new ParticipantTable { Id = "nya", Of = "deltagare.oversikt", Population = "new", From = "2017-02-01" },
            new ParticipantTable { Id = "avslutade", Of = "deltagare.oversikt", Population = "closed" },
            new ParticipantTable { Id = "kvinnor", Of = "deltagare.oversikt", Gender = "woman" },
            new ParticipantTable { Id = "namngivna", Of = "deltagare.oversikt", Registration = new Labels { Values = { "named" } } },
            new ParticipantTable { Id = "unga", Of = "deltagare.oversikt", Ages = "16-29" },
            new ParticipantTable { Id = "avslut.oversikt" },
            new ParticipantTable { Id = "avslut.genomstromning" });
        Assert.Equal(["301: 2 1 1 0 2 1 1 2 50 50", "401: 23 12 10 1 23 0 23 23 52 43", "Totalt: 25 13 11 1 25 1 24 25 52 44"], Print(tables[0]));
        Assert.Equal("401: 3 0 3 0 3 0 3 3 0 100", Print(tables[1])[1]);
        Assert.Equal("Totalt: 1 0 1 0 1 1 0 1 0 100", Print(tables[2])[^1]);
        Assert.Equal("401: 12 12 0 0 12 0 12 12 100 0", Print(tables[3])[1]);
        Assert.StartsWith("Totalt: 2 ", Print(tables[4])[^1]);
        Assert.StartsWith("Totalt: 0 ", Print(tables[5])[^1]);
        Assert.StartsWith("Totalt: 1 ", Print(tables[6])[^1]);
        Assert.StartsWith("Totalt: 1 ", Print(tables[7])[^1]);
    }

    [Fact]
    public async Task Nobody_is_counted_both_in_a_count_and_in_a_row()
    {
        var office = await Office.StartAsync();
        await office.Scenario.ImportAsync("participation=A insats=401 registration=volume enrolled_on=2017-03-05");
        var refused = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-03-01", "2017-03-31", women: 5));
        Assert.Contains("VOLUME_ROWS_EXIST", Detail(refused));

        await office.PutAsync("2017-04-01", "2017-04-30", women: 5);
        await office.Scenario.ImportAsync("participation=B insats=401 registration=volume enrolled_on=2017-04-05");
        var table = Assert.Single(await office.Scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" }));
        Assert.StartsWith("401: 2 2 0 0 ", Print(table)[0]);
        var listed = Assert.Single((await office.Own.ListVolumeCountsAsync(new ListVolumeCountsRequest { Forbund = office.Forbund })).Counts);
        Assert.Equal(1, listed.RowsCountedInstead);
    }

    [Fact]
    public async Task Days_are_counted_once_and_only_in_an_insats_of_kind_volume()
    {
        var office = await Office.StartAsync();
        await office.PutAsync("2017-01-01", "2017-01-31", women: 5);
        var refused = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-01-31", "2017-01-31", women: -1));
        Assert.Contains("VOLUME_COUNT_OVERLAPS", Detail(refused));
        Assert.Contains("COUNT_NEGATIVE", Detail(refused));
        var kind = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-01-01", "2017-01-31", insats: "301"));
        Assert.Contains("INSATS_NOT_VOLUME", Detail(kind));
        var span = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-01-01", "2018-01-02"));
        Assert.Contains("PERIOD_INVALID", Detail(span));
    }

    [Fact]
    public async Task A_changed_or_withdrawn_count_keeps_what_stood_before_with_who_and_why()
    {
        var office = await Office.StartAsync();
        var first = await office.PutAsync("2017-01-01", "2017-01-31", women: 5);
        Assert.True(first is { Created: true, Changed: true, Count.Etag: "1" });
        Assert.False((await office.PutAsync("2017-01-01", "2017-01-31", women: 5)).Changed);
        var silent = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-01-01", "2017-01-31", women: 6));
        Assert.Contains("reason", Detail(silent));
        Assert.Equal("2", (await office.PutAsync("2017-01-01", "2017-01-31", women: 6, reason: "en till", etag: "1")).Count.Etag);
        var stale = await Assert.ThrowsAsync<RpcException>(() => office.PutAsync("2017-01-01", "2017-01-31", women: 7, reason: "två till", etag: "1"));
        Assert.Equal(StatusCode.Aborted, stale.StatusCode);

        var withdraw = new WithdrawVolumeCountRequest
        {
            RequestId = NewId(), Forbund = office.Forbund, Insats = Volume, Period = Days("2017-01-01", "2017-01-31"), Reason = "fel insats",
        };
        Assert.True((await office.Own.WithdrawVolumeCountAsync(withdraw)).Count.Withdrawn);
        var overview = Assert.Single(await office.Scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" }));
        Assert.Equal(["Totalt: 0 0 0 0 0 0 0 0 - -"], Print(overview));
        await office.PutAsync("2017-01-10", "2017-01-20", men: 2);

        var changes = (await office.Own.ListVolumeCountChangesAsync(
            new ListVolumeCountChangesRequest { Forbund = office.Forbund, Insats = Volume })).Changes;
        Assert.Equal([("en till", 5, "test:insatsansvarig"), ("fel insats", 6, "test:insatsansvarig")],
            changes.Select(change => (change.Reason, change.Before.Counts.Women, change.ChangedBy)));

        var page = await office.Own.ListVolumeCountsAsync(new ListVolumeCountsRequest { Forbund = office.Forbund, PageSize = 1 });
        var rest = await office.Own.ListVolumeCountsAsync(
            new ListVolumeCountsRequest { Forbund = office.Forbund, PageSize = 1, PageToken = page.NextPageToken });
        Assert.Equal(["2017-01-01", "2017-01-10"], page.Counts.Concat(rest.Counts).Select(count => count.Period.From));
        Assert.Empty(rest.NextPageToken);
    }

    [Fact]
    public async Task Small_counts_are_withheld_from_the_forbund()
    {
        var office = await Office.StartAsync(suppressionK: 5);
        await office.PutAsync("2017-01-01", "2017-01-31", women: 3, men: 20);
        var table = Assert.Single(await office.Scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.oversikt" }));
        Assert.Equal(["401: 23 - - 0 23 0 23 23 - -", "Totalt: 23 - - 0 23 0 23 23 - -"], Print(table));
        Assert.All(table.Rows.SelectMany(row => row.Cells), cell => Assert.True(cell.Suppressed != cell.HasValue));
    }

    private static Period Days(string from, string to) => new() { From = from, To = to };

    private static string[] Print(Table table) =>
        [.. table.Rows.Select(row => $"{row.Label}: {string.Join(' ', row.Cells.Select(cell => cell.HasValue ? cell.Value : "-"))}")];

    private static string Detail(RpcException refused) => refused.Trailers.GetValueBytes("grpc-status-details-bin") is { } details
        ? System.Text.Encoding.UTF8.GetString(details)
        : refused.Status.Detail;

    private sealed record Office(ParticipantsScenario Scenario)
    {
        public string Forbund => Scenario.Forbund;

        public VolumeService.VolumeServiceClient Own =>
            new(Scenario.Stack.Invoker(Scenario.Stack.Token("insatsansvarig", Forbund, "301", Volume)));

        public static async Task<Office> StartAsync(int suppressionK = 1) =>
            new(await ParticipantsScenario.StartAsync(suppressionK, "301", "302", Volume));

        public async Task<PutVolumeCountResponse> PutAsync(
            string from, string to, int women = 0, int men = 0, int unknown = 0, string insats = Volume, string reason = "", string etag = "") =>
            await Own.PutVolumeCountAsync(new PutVolumeCountRequest
            {
                RequestId = NewId(),
                Forbund = Forbund,
                Insats = insats,
                Period = Days(from, to),
                Counts = new GenderCounts { Women = women, Men = men, Unknown = unknown },
                Reason = reason,
                Etag = etag,
            });
    }
}
