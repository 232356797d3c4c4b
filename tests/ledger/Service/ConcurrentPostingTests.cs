using Dapper;
using Finsam.Ledger.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Ledger.Tests.Service;

public sealed class ConcurrentPostingTests
{
    private const int Callers = 24;
    private const int PostsEach = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_caller_gets_its_own_answer_or_refusal_and_the_books_hold_what_was_answered(int seed)
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var run = new PostingRun(forbund);

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var random = new Random((seed * Callers) + caller);
            for (var i = 0; i < PostsEach; i++)
            {
                var amount = 1 + (caller * PostsEach) + i;
                var request = run.Voucher($"begäran-{amount}", amount);
                switch (random.Next(5))
                {
                    case 0:
                        request.Postings[0].Account = "1999";
                        await AssertRefusedAsync(StatusCode.FailedPrecondition, () => run.PostAsync(request));
                        break;
                    case 1:
                        request.Date = "2019-01-01";
                        await AssertRefusedAsync(StatusCode.FailedPrecondition, () => run.PostAsync(request));
                        break;
                    case 2:
                        await Task.WhenAll(run.PostAsync(request), run.PostAsync(request), run.PostAsync(request));
                        break;
                    case 3:
                        await run.PostAsync(request);
                        await run.PostAsync(request);
                        await AssertRefusedAsync(StatusCode.AlreadyExists, () => run.PostAsync(run.Voucher(request.RequestId, amount + 1)));
                        break;
                    default:
                        await run.PostAsync(request);
                        break;
                }
            }
        }));

        Assert.NotEmpty(run.Answers);
        await run.AssertBooksAsync();
    }

    [Fact]
    public async Task What_waits_for_the_chain_is_posted_together_each_request_once()
    {
        const int vouchers = 20;
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var run = new PostingRun(forbund);
        await run.PostAsync(run.Voucher("först", 1));
        var before = await forbund.PositionAsync();

        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from chain_head where forbund_id = @Slug for update", new { forbund.Slug }, transaction);
        var posts = Enumerable.Range(0, 2 * vouchers).Select(i => run.PostAsync(run.Voucher($"begäran-{i / 2}", 1 + (i / 2)))).ToList();
        await WaitForBlockedAsync(connection);
        await transaction.RollbackAsync();
        await Task.WhenAll(posts);

        Assert.Equal(vouchers + 1, run.Answers.Count);
        Assert.InRange(await forbund.PositionAsync() - before, 1, vouchers - 1);
        await run.AssertBooksAsync();
    }

    [Fact]
    public async Task A_forbund_whose_chain_is_held_keeps_no_other_waiting()
    {
        const int vouchers = 10;
        var held = await RunAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync()));

        await using var connection = await (await TestStack.Shared).OpenDatabaseAsync("ledger");
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("select from chain_head where forbund_id = @slug for update", new { slug = held.Slug }, transaction);
        var waiting = Enumerable.Range(1, vouchers).Select(i => held.Run.PostAsync(held.Run.Voucher($"begäran-{i}", i))).ToList();
        await WaitForBlockedAsync(connection);
        await Task.WhenAll(Enumerable.Range(1, vouchers).SelectMany(
            i => others.Select(other => other.Run.PostAsync(other.Run.Voucher($"begäran-{i}", i)))));
        Assert.DoesNotContain(waiting, post => post.IsCompleted);
        await transaction.RollbackAsync();
        await Task.WhenAll(waiting);

        foreach (var (_, run) in others.Append(held))
        {
            Assert.Equal(vouchers, run.Answers.Count);
            await run.AssertBooksAsync();
        }

        static async Task<(string Slug, PostingRun Run)> RunAsync()
        {
            var forbund = await LedgerForbund.NewAsync();
            await forbund.OpenYearAsync();
            return (forbund.Slug, new PostingRun(forbund));
        }
    }

    [Fact]
    public async Task Forbund_that_post_at_the_same_time_get_numbers_and_chains_of_their_own()
    {
        const int vouchers = 20;
        var runs = new List<PostingRun>();
        for (var i = 0; i < 8; i++)
        {
            var forbund = await LedgerForbund.NewAsync();
            await forbund.OpenYearAsync();
            runs.Add(new PostingRun(forbund));
        }

        // The request ids are the same in every förbund.
        await Task.WhenAll(runs.SelectMany(run => Enumerable.Range(1, vouchers).Select(async i =>
        {
            await run.PostAsync(run.Voucher($"begäran-{i}", i));
            await AssertRefusedAsync(StatusCode.AlreadyExists, () => run.PostAsync(run.Voucher($"begäran-{i}", i + 1)));
        })));

        foreach (var run in runs)
        {
            Assert.Equal(vouchers, run.Answers.Count);
            await run.AssertBooksAsync();
        }
    }

    private static async Task AssertRefusedAsync(StatusCode code, Func<Task> post) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(post)).StatusCode);

    private static async Task WaitForBlockedAsync(Npgsql.NpgsqlConnection connection)
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < deadline; await Task.Delay(50))
        {
            if (await connection.ExecuteScalarAsync<bool>(
                "select exists (select from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid)))"))
            {
                return;
            }
        }

        throw new TimeoutException("Nobody waits for the chain.");
    }
}
