using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class NarrowedTablesTests
{
    [Fact]
    public async Task Rows_of_one_label_refuse_a_table_of_the_layout_and_empty_a_narrowed_one()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var register = scenario.Register();
        register.Activities.Add(new Activity { Insats = "301", Title = "Möte", To = "2017-06-30" });
        register.Activities.Add(new Activity { Insats = "301", Title = "Möte", From = "2017-07-01" });
        await scenario.Leader.PutPeriodRegisterAsync(register);
        var half = new ParticipantTable { Id = "aktiviteter.forsta", Of = "aktiviteter", To = "2017-06-30" };
        var tables = await scenario.ComputeAsync(half, Narrowed("301"), Narrowed("302"));
        Assert.Equal([["Möte", "Totalt"], [], ["Totalt"]], tables.Select(table => table.Rows.Select(row => row.Label).ToArray()));
        Assert.Equal("301", tables[1].Insats);

        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.ComputeAsync(new ParticipantTable { Id = "aktiviteter" }));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Fact]
    public async Task Months_with_decimals_are_a_limit_to_the_day()
    {
        // 4.5 months of 30.4375 days are 136.97 days.
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync(
            "participation=D1 enrolled_on=2017-02-01 closed_on=2017-06-17", "participation=D2 enrolled_on=2017-02-01 closed_on=2017-06-18");
        var table = Assert.Single(await scenario.ComputeAsync(new ParticipantTable { Id = "avslut.genomstromning" }));
        Assert.Equal(["2", "4.5", "1"], table.Rows[^1].Cells.Take(3).Select(cell => cell.Value));
    }

    [Fact]
    public async Task A_municipality_that_is_called_as_the_total_is_counted_in_it_alone()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 municipality=Totalt", "participation=D2 municipality=Ludvika");
        var table = Assert.Single(await scenario.ComputeAsync(new ParticipantTable { Id = "deltagare.hemkommun" }));
        Assert.Equal([("Ludvika", "1"), ("Totalt", "2")], table.Rows.Select(row => (row.Label, row.Cells[1].Value)));
    }

    private static ParticipantTable Narrowed(string insats) =>
        new() { Id = "aktiviteter", NarrowedTo = insats, Insatser = new Labels { Values = { insats } } };
}
