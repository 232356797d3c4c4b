using Dapper;
using Finsam.Common.V1;
using Finsam.LocalStack;
using Finsam.Reporting.V1;
using Grpc.Core;
using Npgsql;

namespace Finsam.EndToEnd.Tests;

/// <summary>A composition whose process is killed in the middle of it is finished by the next one, once.</summary>
public sealed class CompositionCrashTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Period Year = new() { From = "2017-01-01", To = "2017-12-31" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_composition_whose_process_is_killed_is_finished_once_by_the_next_or_by_another_instance(bool byAnother)
    {
        using var forbund = await SampleForbund.CreateAsync();
        await forbund.LoadAsync(2017);
        var request = new ComposeReportRequest { RequestId = "avbruten", Forbund = forbund.Slug, Period = Year };
        var client = forbund.Stack.Reporting("forbundschef", forbund.Slug);
        if (byAnother)
        {
            await forbund.Stack.StartInstanceAsync(ServiceName.Reporting);
        }

        string operation;
        await using (var ledger = await forbund.Stack.OpenDatabaseAsync(ServiceName.Ledger))
        {
            await using var holding = await ledger.BeginTransactionAsync();
            await ledger.ExecuteAsync("lock table posting in access exclusive mode");
            using var call = client.ComposeReport(request);
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            operation = call.ResponseStream.Current.Operation;
            await UntilAsync(async () => await ledger.ExecuteScalarAsync<long>(
                "select count(*) from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0") > 0);
            await forbund.Stack.KillAsync(ServiceName.Reporting);
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await call.ResponseStream.MoveNext(CancellationToken.None))
                {
                }
            });
        }

        await using var reporting = await forbund.Stack.OpenDatabaseAsync(ServiceName.Reporting);
        if (byAnother)
        {
            await UntilSucceededAsync(reporting, operation);
        }

        await forbund.Stack.RestartAsync(ServiceName.Reporting);
        var followed = await FollowAsync(forbund, operation);
        Assert.Equal(1, followed.Version);
        Assert.Equal((1, 2), await reporting.QuerySingleAsync<(int, int)>("""
            select (select count(*)::integer from composition where forbund_id = @Slug), attempts
            from composition_operation where operation_id = @operation::uuid
            """, new { forbund.Slug, operation }));
        using var replay = client.ComposeReport(request);
        Assert.True(await replay.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(followed, replay.ResponseStream.Current.Composition);
        await forbund.AssertFiguresAsync(2017);
    }

    private static async Task<Composition> FollowAsync(SampleForbund forbund, string operation)
    {
        using var call = forbund.Stack.Operations("forbundschef", forbund.Slug).GetCompositionProgress(
            new GetCompositionProgressRequest { Forbund = forbund.Slug, Operation = operation });
        Composition? composition = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync())
        {
            composition = step.Composition ?? composition;
        }

        return composition!;
    }

    private static Task UntilSucceededAsync(NpgsqlConnection reporting, string operation) => UntilAsync(async () =>
        await reporting.ExecuteScalarAsync<string>(
            "select state from composition_operation where operation_id = @operation::uuid", new { operation }) == "succeeded");

    private static async Task UntilAsync(Func<Task<bool>> isReached)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!await isReached())
        {
            Assert.True(DateTime.UtcNow < deadline, "What is waited for does not come.");
            await Task.Delay(50);
        }
    }
}
