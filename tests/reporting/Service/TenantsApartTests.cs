using Dapper;
using Finsam.Postgres.Tenancy;
using Finsam.TestHost;
using Npgsql;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>The database keeps förbund apart by itself, through the connections that the service uses and with its statements.</summary>
public sealed class TenantsApartTests
{
    [Fact]
    public async Task A_list_that_forgets_its_forbund_lists_no_others_reports()
    {
        var (one, other) = (await ReportScenario.StartAsync(), await ReportScenario.StartAsync());
        await one.PutAsync();
        await other.PutAsync();
        var sql = WrittenSql.In("services/reporting/ListReports/ListReportsHandler.cs", "from report r");
        var stack = await TestStack.Shared;
        await using var database = new TenantDataSource(stack.ConnectionString("reporting"));
        await using var mine = await OpenAsync(database, one);
        Assert.Equal(1, await CountAsync(mine, sql));
        Assert.Equal(1, await CountAsync(mine, WrittenSql.WithoutForbund(sql)));

        // Whom no policy keeps out lists the other's as well.
        await using var owner = await stack.OpenDatabaseAsync("reporting");
        Assert.Equal(1, await CountAsync(owner, sql));
        Assert.True(await CountAsync(owner, WrittenSql.WithoutForbund(sql)) >= 2);

        async Task<int> CountAsync(NpgsqlConnection connection, string statement) =>
            (await connection.QueryAsync(statement, new
            {
                one.Forbund, To = DateTime.MaxValue.Date, From = DateTime.MaxValue.Date, Insats = "", Limit = 100,
            })).Count();
    }

    [Fact]
    public async Task A_report_of_another_forbund_is_neither_seen_nor_changed_nor_added()
    {
        var (one, other) = (await ReportScenario.StartAsync(), await ReportScenario.StartAsync());
        await one.PutAsync();
        await other.PutAsync();
        await using var database = new TenantDataSource((await TestStack.Shared).ConnectionString("reporting"));
        await using var mine = await OpenAsync(database, one);
        Assert.Equal([one.Forbund], await mine.QueryAsync<string>("select forbund_id from report"));
        Assert.Equal(0, await mine.ExecuteAsync("update report set title = '' where forbund_id = @Forbund", new { other.Forbund }));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => mine.ExecuteAsync("""
            insert into report (forbund_id, period_from, period_to, kind, title, definition, definition_hash)
            values (@Forbund, '2001-01-01', '2001-12-31', '', '', '', '')
            """, new { other.Forbund }));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        await using var unbound = await database.OpenUnboundAsync(CancellationToken.None);
        Assert.Empty(await unbound.QueryAsync<string>("select forbund_id from report"));
    }

    private static async Task<NpgsqlConnection> OpenAsync(TenantDataSource database, ReportScenario scenario)
    {
        using var entered = CurrentForbund.Enter(scenario.Forbund);
        return await database.OpenConnectionAsync(CancellationToken.None);
    }
}
