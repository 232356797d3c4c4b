using Finsam.TestHost;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Ends the ledger, which the other tests use: not beside them.</summary>
[CollectionDefinition(nameof(PostingCrashTests), DisableParallelization = true)]
[Collection(nameof(PostingCrashTests))]
public sealed class PostingCrashTests
{
    private const int Callers = 16;
    private const int PostsEach = 25;

    [Fact]
    public async Task A_service_that_is_killed_while_posting_loses_and_doubles_nothing()
    {
        var stack = await TestStack.Shared;
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var run = new PostingRun(forbund);
        var underWay = new TaskCompletionSource();

        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var i = 0; i < PostsEach; i++)
            {
                var amount = 1 + (caller * PostsEach) + i;
                await run.PostThroughAbsenceAsync(run.Voucher($"begäran-{amount}", amount));
                if (run.Answers.Count >= Callers * PostsEach / 4)
                {
                    underWay.TrySetResult();
                }
            }
        }));
        await Task.WhenAny(underWay.Task, callers);
        await stack.KillAsync("ledger");
        await stack.RestartAsync("ledger");
        await callers;

        Assert.Equal(Callers * PostsEach, run.Answers.Count);
        await run.AssertBooksAsync();
    }
}
