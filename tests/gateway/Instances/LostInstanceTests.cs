namespace Finsam.Gateway.Tests.Instances;

[Collection(InstancePair.Collection)]
public sealed class LostInstanceTests(InstancePair pair)
{
    private const int Callers = 16;
    private const int CallsEach = 40;
    private const int Readers = 4;

    [Fact]
    public async Task Killing_one_of_two_instances_under_load_fails_no_call_and_the_books_hold_every_voucher_once()
    {
        var books = await Books.OpenAsync(pair.Stack, pair.Channel);
        var underWay = new TaskCompletionSource();
        var callers = CallAsync(books, underWay);
        await Task.WhenAny(underWay.Task, callers);
        await pair.Stack.KillAsync(pair.Second.Name);
        await callers;

        Assert.Equal(Callers * CallsEach, books.Answers.Count);
        await books.AssertEachOnceAsync();
        await pair.SecondIsOutAsync();
        await pair.RestartSecondAsync();
    }

    [Fact]
    public async Task Stopping_one_of_two_instances_under_load_breaks_neither_a_call_nor_a_stream()
    {
        var books = await Books.OpenAsync(pair.Stack, pair.Channel);
        var underWay = new TaskCompletionSource();
        var callers = CallAsync(books, underWay);
        var readers = Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => ReadAsync(books, callers)));
        await Task.WhenAny(underWay.Task, callers);
        Assert.True(await pair.Stack.TerminateAsync(pair.Second.Name), "It had to be killed.");
        await callers;
        await readers;

        Assert.Equal(Callers * CallsEach, books.Answers.Count);
        await books.AssertEachOnceAsync();
        await pair.SecondIsOutAsync();
        await pair.RestartSecondAsync();
    }

    private static Task CallAsync(Books books, TaskCompletionSource underWay) => Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
    {
        for (var i = 0; i < CallsEach; i++)
        {
            var amount = 1 + (caller * CallsEach) + i;
            await books.PostAsync(amount);
            Assert.Equal($"{books.Answers[amount].Number}", (await books.ReadAsync(amount)).Voucher.Number);
            if (books.Answers.Count >= Callers * CallsEach / 4)
            {
                underWay.TrySetResult();
            }
        }
    }));

    // A stream that has begun can't be sent again by anybody: each must end well by itself.
    private static async Task ReadAsync(Books books, Task callers)
    {
        while (!callers.IsCompleted)
        {
            await books.VerifyAsync();
        }
    }
}
