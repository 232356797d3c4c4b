using Dapper;
using Finsam.Common.V1;
using Finsam.Postgres.Tenancy;
using Finsam.TestHost;
using Npgsql;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>The database keeps förbund apart by itself, through the connections that the service uses and with its statements.</summary>
public sealed class TenantsApartTests
{
    [Fact]
    public async Task A_list_that_forgets_its_forbund_lists_no_others_insatser()
    {
        var (one, other) = (await ParticipantsScenario.StartAsync(), await ParticipantsScenario.StartAsync());
        await PutLatestAsync(one);
        await PutLatestAsync(other);
        var sql = WrittenSql.In("services/participants/Insatser/ListInsatserHandler.cs", "from insats_terms");
        await using var database = new TenantDataSource(one.Stack.ConnectionString("participants"));
        await using var mine = await OpenAsync(database, one);
        Assert.Equal(["301", "302", "401"], await CodesAsync(mine, sql));
        Assert.Equal(["301", "302", "401"], await CodesAsync(mine, WrittenSql.WithoutForbund(sql)));

        // Whom no policy keeps out lists the other's as well.
        await using var owner = await one.Stack.OpenDatabaseAsync("participants");
        Assert.Equal(["301", "302", "401"], await CodesAsync(owner, sql));
        Assert.Equal(["301", "301", "302", "302", "401", "401"], await CodesAsync(owner, WrittenSql.WithoutForbund(sql)));

        async Task<List<string>> CodesAsync(NpgsqlConnection connection, string statement) =>
            [
                .. (await connection.QueryAsync<(string Code, string Name)>(
                    statement, new { one.Forbund, PageToken = "", VisibleInsatser = (string[]?)null, Limit = 100 })).Select(row => row.Code),
            ];
    }

    // A period later than any other test's: the latest of all förbund is looked for where the condition is missing.
    private static async Task PutLatestAsync(ParticipantsScenario scenario)
    {
        var register = scenario.Register();
        register.Period = new Period { From = "2099-01-01", To = "2099-12-31" };
        await scenario.Leader.PutPeriodRegisterAsync(register);
    }

    [Fact]
    public async Task Identities_of_another_forbund_are_neither_seen_nor_removed_nor_added()
    {
        var (one, other) = (await ParticipantsScenario.StartAsync(), await ParticipantsScenario.StartAsync());
        await one.Staff.EnrollAsync(one.Enrollment("one"));
        await other.Staff.EnrollAsync(other.Enrollment("other"));
        await using var database = new TenantDataSource(one.Stack.ConnectionString("participants"));
        await using var mine = await OpenAsync(database, one);
        Assert.Equal([one.Forbund], await mine.QueryAsync<string>("select forbund_id from identity.person"));
        Assert.Equal([one.Forbund], await mine.QueryAsync<string>("select forbund_id from participation"));
        Assert.Equal(0, await mine.ExecuteAsync("delete from identity.person where forbund_id = @Forbund", new { other.Forbund }));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => mine.ExecuteAsync(
            "insert into identity.individual (forbund_id, blind_index, person_id) values (@Forbund, '', gen_random_uuid())", new { other.Forbund }));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var unbound = await database.OpenUnboundAsync(CancellationToken.None);
        Assert.Empty(await unbound.QueryAsync<string>("select forbund_id from identity.person"));
    }

    private static async Task<NpgsqlConnection> OpenAsync(TenantDataSource database, ParticipantsScenario scenario)
    {
        using var entered = CurrentForbund.Enter(scenario.Forbund);
        return await database.OpenConnectionAsync(CancellationToken.None);
    }
}
