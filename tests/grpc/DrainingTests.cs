using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Finsam.Grpc.Tests;

public class DrainingTests
{
    private const int Held = 50;
    private const int Callers = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_that_stops_ends_what_it_has_begun_and_its_successor_takes_the_rest_without_an_error()
    {
        await using var old = await EchoHost.StartAsync(channelOptions: Retrying());
        var held = Enumerable.Range(0, Held)
            .Select(i => old.Client.SayAsync(new SayRequest { Times = i, Order = new Order { Hold = true } }).ResponseAsync)
            .ToList();
        await Until(() => old.Log.Held == Held);
        using var stream = old.Client.Chat();
        await stream.RequestStream.WriteAsync(new SayRequest { Text = "före" });
        Assert.True(await stream.ResponseStream.MoveNext());

        using var enough = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(_ => CallUntilAsync(old.Client, enough.Token)).ToList();
        await Until(() => old.Log.Begun > Held + 100);
        var stopping = old.StopAsync();
        await using var successor = await StartOnceFreeAsync(new Uri(old.Address).Port);
        await Until(() => successor.Log.Begun > 100);
        Assert.Equal(Held, old.Log.Held);

        // A stream that had begun goes on, too.
        await stream.RequestStream.WriteAsync(new SayRequest { Text = "efter" });
        Assert.True(await stream.ResponseStream.MoveNext());
        await stream.RequestStream.CompleteAsync();
        Assert.False(await stream.ResponseStream.MoveNext());

        old.Log.Release();
        Assert.Equal(Enumerable.Range(0, Held), (await Task.WhenAll(held).WaitAsync(Patience)).Select(reply => reply.Number));
        await stopping.WaitAsync(Patience);
        await enough.CancelAsync();
        Assert.All(await Task.WhenAll(callers).WaitAsync(Patience), calls => Assert.True(calls > 0));
    }

    [Fact]
    public async Task A_stream_that_a_server_refuses_is_opened_again_before_a_message_is_lost()
    {
        var attempts = 0;
        await using var host = await EchoHost.StartRawAsync(async context =>
        {
            if (Interlocked.Increment(ref attempts) == 1)
            {
                // REFUSED_STREAM: certainly not processed.
                context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResetFeature>()!.Reset(7);
                return;
            }

            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(RawGrpc.Frame(new SayReply { Number = (int)body.Length }));
            Microsoft.AspNetCore.Http.ResponseTrailerExtensions.AppendTrailer(context.Response, "grpc-status", "0");
        });
        using var call = host.Client.Collect();
        await Until(() => Volatile.Read(ref attempts) == 2);
        await call.RequestStream.WriteAsync(new SayRequest { Text = "hej" });
        await call.RequestStream.CompleteAsync();
        Assert.Equal(RawGrpc.Frame(new SayRequest { Text = "hej" }).Length, (await call.ResponseAsync.WaitAsync(Patience)).Number);
    }

    private static GrpcChannelOptions Retrying() => new()
    {
        MaxRetryAttempts = null,
        ServiceConfig = new ServiceConfig
        {
            MethodConfigs =
            {
                new MethodConfig
                {
                    Names = { MethodName.Default },
                    RetryPolicy = new RetryPolicy
                    {
                        MaxAttempts = 1000,
                        InitialBackoff = TimeSpan.FromMilliseconds(20),
                        MaxBackoff = TimeSpan.FromMilliseconds(100),
                        BackoffMultiplier = 2,
                        RetryableStatusCodes = { StatusCode.Unavailable },
                    },
                },
            },
        },
    };

    private static async Task<int> CallUntilAsync(Echo.EchoClient client, CancellationToken enough)
    {
        var calls = 0;
        while (!enough.IsCancellationRequested)
        {
            Assert.Equal(calls, (await client.SayAsync(new SayRequest { Times = calls }, cancellationToken: CancellationToken.None)).Number);
            calls++;
        }

        return calls;
    }

    private static async Task<EchoHost> StartOnceFreeAsync(int port)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return await EchoHost.StartAsync(port: port);
            }
            catch (IOException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(20);
            }
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "It does not happen.");
            await Task.Delay(10);
        }
    }
}
