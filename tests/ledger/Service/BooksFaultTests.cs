using Dapper;
using Finsam.TestHost;
using Npgsql;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Ends the ledger and its transactions, which the other tests use: not beside them.</summary>
[CollectionDefinition(nameof(BooksFaultTests), DisableParallelization = true)]
[Collection(nameof(BooksFaultTests))]
public sealed class BooksFaultTests
{
    private const int Callers = 8;
    private const int WritesEach = 40;
    private const int Kills = 2;
    private const int RollbacksBetween = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Books_stay_whole_whatever_is_written_while_the_ledger_is_killed_and_its_transactions_end(int seed)
    {
        var stack = await TestStack.Shared;
        var books = await YearEndBooks.NewAsync();
        var run = new FaultRun(books);
        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var random = new Random((seed * 1000) + caller);
            for (var i = 0; i < WritesEach; i++)
            {
                await run.WriteAsync(random, $"slump-{seed}-{caller}-{i}");
            }
        }));

        var ended = 0L;
        for (var kill = 1; kill <= Kills; kill++)
        {
            for (var i = 1; i <= RollbacksBetween; i++)
            {
                await ReachAsync(callers, run, (((kill - 1) * RollbacksBetween) + i) * Callers * WritesEach / ((Kills * RollbacksBetween) + 1));
                ended += await EndTransactionsAsync(stack);
            }

            await stack.KillAsync("ledger");
            await stack.RestartAsync("ledger");
        }

        await callers;
        Assert.Equal(Callers * WritesEach, run.Done);
        Assert.NotEqual(0, ended);
        Assert.True(run.Answered > Callers * WritesEach / 3, $"Only {run.Answered} of {run.Done} were answered.");
        await run.AssertBooksAsync();
        await run.AssertAnsweredAgainAsync();
    }

    // Goes on when so many writes are done, so that faults come all along the run.
    private static async Task ReachAsync(Task callers, FaultRun run, int done)
    {
        while (run.Done < done && !callers.IsCompleted)
        {
            await Task.WhenAny(callers, Task.Delay(5));
        }
    }

    // Whatever a connection of the service is in the midst of is rolled back, or its commit is left without an answer.
    private static async Task<long> EndTransactionsAsync(TestStack stack)
    {
        await using var connection = new NpgsqlConnection(stack.ConnectionString("ledger"));
        return await connection.ExecuteScalarAsync<long>("""
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid() and state <> 'idle'
            """);
    }
}
