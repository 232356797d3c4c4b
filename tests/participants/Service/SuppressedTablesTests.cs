using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class SuppressedTablesTests
{
    [Fact]
    public async Task A_small_count_is_withheld_with_all_that_gives_it_away()
    {
        var scenario = await ParticipantsScenario.StartAsync(suppressionK: 5);
        await scenario.ImportAsync([
            .. Enumerable.Range(0, 3).Select(i => $"participation=A{i} education=none"),
            .. Enumerable.Range(0, 7).Select(i => $"participation=B{i} education=compulsory"),
            .. Enumerable.Range(0, 9).Select(i => $"participation=C{i} education=upper_secondary"),
        ]);
        var table = Assert.Single(await scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.utbildning" }));
        Assert.Equal(["none", "compulsory", "upper_secondary", "Totalt"], table.Rows.Select(row => row.Label));
        Assert.All(
            table.Rows.Take(2).SelectMany(row => row.Cells.Take(2)),
            cell => Assert.True(cell is { Suppressed: true, HasValue: false, HasShare: false }));
        Assert.All(table.Rows, row => Assert.Equal("0", row.Cells[2].Value));
        Assert.Equal(("9", 47, "19"), (table.Rows[2].Cells[0].Value, table.Rows[2].Cells[0].Share, table.Rows[3].Cells[0].Value));
    }

    [Fact]
    public async Task Goals_and_unknown_tables_are_refused()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var error = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
            () => scenario.ComputeAsync(new ParticipantTable { Id = "mal" }, new ParticipantTable { Id = "enkat.x" }));
        Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, error.StatusCode);
    }
}
