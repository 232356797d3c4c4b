using Finsam.Participants.V1;
using Grpc.Core;
using Npgsql;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public sealed class ReadLogTests
{
    private const string Key = "deltagande-1";

    [Fact]
    public async Task A_revisor_reads_a_participation_for_a_reason_that_is_logged()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("p1", participation: Key));
        var revisor = scenario.Stack.Participants("revisor", scenario.Forbund);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await revisor.GetParticipationAsync(Question(" ")));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("Skälet saknas", refused.Status.Detail);
        Assert.Empty(await ReadsAsync(scenario));

        Assert.Equal("301", (await revisor.GetParticipationAsync(Question("stickprov"))).Participation.Insats);
        Assert.Equal([(Key, "test:revisor", "stickprov")], await ReadsAsync(scenario));

        GetParticipationRequest Question(string reason) => new() { Forbund = scenario.Forbund, Participation = Key, Reason = reason };
    }

    [Fact]
    public async Task Every_read_is_logged_and_none_that_was_not_made()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: Key, person: "p1"));
        var question = new GetParticipationRequest { Forbund = scenario.Forbund, Participation = Key };
        await scenario.Staff.GetParticipationAsync(question);
        var elsewhere = scenario.Stack.Participants("insatspersonal", scenario.Forbund, "302");
        await Assert.ThrowsAsync<RpcException>(async () => await elsewhere.GetParticipationAsync(question));
        Assert.Equal([(Key, "test:insatspersonal", "")], await ReadsAsync(scenario));
    }

    [Theory]
    [InlineData("update participation_read set reason = 'annat'")]
    [InlineData("delete from participation_read")]
    [InlineData("truncate participation_read")]
    public async Task The_log_of_reads_is_not_changed_afterwards(string sql)
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await using var connection = await scenario.Stack.OpenDatabaseAsync("participants");
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", refused.MessageText);
    }

    [Fact]
    public async Task Reads_are_shown_page_by_page_to_whoever_answers_for_the_insats()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        foreach (var (key, insats) in new[] { (Key, "301"), ("deltagande-2", "302") })
        {
            await scenario.Staff.EnrollAsync(scenario.Enrollment(person: "p1", insats: insats, participation: key));
            await scenario.Staff.GetParticipationAsync(new GetParticipationRequest { Forbund = scenario.Forbund, Participation = key, Reason = insats });
        }

        var owner = scenario.Stack.Participants("insatsansvarig", scenario.Forbund, "302");
        var read = Assert.Single((await owner.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund })).Reads);
        Assert.Equal(("deltagande-2", "302", "302"), (read.Participation, read.Insats, read.Reason));
        Assert.InRange(read.ReadAt.ToDateTime(), DateTime.UtcNow.AddMinutes(-10), DateTime.UtcNow.AddMinutes(1));

        var revisor = scenario.Stack.Participants("revisor", scenario.Forbund);
        var first = await revisor.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund, PageSize = 1 });
        var last = await revisor.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal([Key, "deltagande-2"], first.Reads.Concat(last.Reads).Select(shown => shown.Participation));
        Assert.Empty(last.NextPageToken);
        var one = await revisor.ListReadsAsync(new ListReadsRequest { Forbund = scenario.Forbund, Participation = Key });
        Assert.Equal("301", Assert.Single(one.Reads).Insats);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await revisor.ListReadsAsync(
            new ListReadsRequest { Forbund = scenario.Forbund, PageToken = "sida två" }));
        Assert.Contains("page_token", refused.Trailers.GetValueBytes("grpc-status-details-bin") is { } details
            ? System.Text.Encoding.UTF8.GetString(details) : "");
    }

    private static async Task<List<(string Participation, string By, string Reason)>> ReadsAsync(ParticipantsScenario scenario)
    {
        await using var connection = await scenario.Stack.OpenDatabaseAsync("participants");
        await using var command = new NpgsqlCommand(
            "select participation, read_by, reason from participation_read where forbund_id = @forbund order by read_no", connection);
        command.Parameters.AddWithValue("forbund", scenario.Forbund);
        await using var reader = await command.ExecuteReaderAsync();
        var reads = new List<(string, string, string)>();
        while (await reader.ReadAsync())
        {
            reads.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return reads;
    }
}
