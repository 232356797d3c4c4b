using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

/// <summary>Writers wait for slow readers: what is under way is what the windows hold, however much there is to write.</summary>
public class FlowControlTests
{
    private const int MessageBytes = 100_000;
    private const int Messages = 2_000;

    // Windows, pipes and socket buffers on both sides together; the messages are 200 MB.
    private const int MostUnderWay = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_waits_for_a_client_that_does_not_read()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Count(new SayRequest { Times = Messages, Order = new Order { ReplyBytes = MessageBytes } });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.InRange(await AtRestAsync(() => host.Log.Written), 1, MostUnderWay);

        // Nothing was lost by waiting.
        var read = 1;
        while (await call.ResponseStream.MoveNext())
        {
            Assert.Equal(++read, call.ResponseStream.Current.Number);
        }

        Assert.Equal(Messages, read);
    }

    [Fact]
    public async Task A_client_waits_for_a_server_that_does_not_read()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Collect();
        await call.RequestStream.WriteAsync(new SayRequest { Order = new Order { Hold = true } });
        var written = 0;
        var message = new SayRequest { Text = new string('a', MessageBytes) };
        var writing = WriteAsync();
        Assert.InRange(await AtRestAsync(() => Volatile.Read(ref written)), 1, MostUnderWay);
        Assert.False(writing.IsCompleted);
        host.Log.Release();
        await writing.WaitAsync(Patience);

        async Task WriteAsync()
        {
            for (; written < MostUnderWay * 2; Interlocked.Increment(ref written))
            {
                await call.RequestStream.WriteAsync(message);
            }

            await call.RequestStream.CompleteAsync();
        }
    }

    /// <summary>A count once it has begun and then stayed the same for a while.</summary>
    private static async Task<int> AtRestAsync(Func<int> count)
    {
        const int UnchangedLooks = 10;
        var deadline = DateTime.UtcNow + Patience;
        var (last, unchanged) = (0, 0);
        while (unchanged < UnchangedLooks)
        {
            Assert.True(DateTime.UtcNow < deadline, "The writer does not come to rest.");
            await Task.Delay(50);
            var now = count();
            (last, unchanged) = now == last && now > 0 ? (now, unchanged + 1) : (now, 0);
        }

        return last;
    }
}
