using Dapper;
using Finsam.Common.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Grpc.Core;
using Npgsql;

namespace Finsam.EndToEnd.Tests;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_that_gives_up_at_the_gateway_stops_the_query_in_the_ledger(bool byDeadline)
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2017);
        await forbund.ReportAsync(2017);
        await using var database = await forbund.Stack.OpenDatabaseAsync("ledger");
        await using var holding = await database.BeginTransactionAsync();
        await database.ExecuteAsync("lock table posting in access exclusive mode");

        var client = forbund.Stack.ReportVersions("forbundschef", forbund.Slug);
        using var source = new CancellationTokenSource();
        var deadline = byDeadline ? DateTime.UtcNow.AddSeconds(10) : DateTime.MaxValue;
        var call = client.ComputeVersionDriftAsync(
            new ComputeVersionDriftRequest { Forbund = forbund.Slug, Period = new Period { From = "2017-01-01", To = "2017-12-31" } },
            deadline: deadline,
            cancellationToken: source.Token).ResponseAsync;
        var ended = Assert.ThrowsAsync<RpcException>(() => call);
        await UntilWaitingAsync(database, count => count > 0);
        if (!byDeadline)
        {
            await source.CancelAsync();
        }

        Assert.Equal(byDeadline ? StatusCode.DeadlineExceeded : StatusCode.Cancelled, (await ended).StatusCode);

        // The table is still locked: the query has not gone because it was let in.
        await UntilWaitingAsync(database, count => count == 0);
    }

    /// <summary>Polls how many of the ledger's own queries wait for the lock.</summary>
    private static async Task UntilWaitingAsync(NpgsqlConnection database, Func<long, bool> isReached)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!isReached(await database.ExecuteScalarAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0")))
        {
            Assert.True(DateTime.UtcNow < deadline, "The number of waiting queries does not come to what it should.");
            await Task.Delay(50);
        }
    }
}
