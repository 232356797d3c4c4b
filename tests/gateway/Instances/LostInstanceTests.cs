using Finsam.LocalStack;
using Finsam.TestHost;

namespace Finsam.Gateway.Tests.Instances;

public sealed class LostInstanceTests
{
    private const int Callers = 16;
    private const int CallsEach = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killing_one_of_two_instances_under_load_fails_no_call_and_the_books_hold_every_voucher_once()
    {
        var stack = await TestStack.Shared;
        var second = await stack.StartInstanceAsync(ServiceName.Ledger);
        var gateway = await stack.StartInstanceAsync(ServiceName.Gateway);
        using var channel = stack.Channel(gateway);
        var books = await Books.OpenAsync(stack, channel);
        var underWay = new TaskCompletionSource();

        var callers = Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
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
        await Task.WhenAny(underWay.Task, callers);
        await stack.KillAsync(second.Name);
        await callers;

        Assert.Equal(Callers * CallsEach, books.Answers.Count);
        await books.AssertEachOnceAsync();
        await LoggedAsync(stack, gateway, $"An instance of ledger is out: 127.0.0.1:{second.Port}");
        await stack.RestartInstanceAsync(second, ServiceName.Ledger);
        await LoggedAsync(stack, gateway, $"An instance of ledger is back: 127.0.0.1:{second.Port}");
    }

    private static async Task LoggedAsync(TestStack stack, StackPart gateway, string line)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!(await File.ReadAllTextAsync(stack.Folder.Log(gateway.Name))).Contains(line, StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < deadline, $"Not logged: {line}");
            await Task.Delay(50);
        }
    }
}
