using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class CancellationTests
{
    private static readonly SayRequest Waits = new() { Order = new Order { DelayMs = -1 } };

    [Fact]
    public async Task A_token_cancels_the_call_on_both_sides()
    {
        await using var host = await EchoHost.StartAsync();
        using var source = new CancellationTokenSource();
        var call = host.Client.SayAsync(Waits, cancellationToken: source.Token);
        await host.Log.WaitingAsync;
        await source.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await host.Log.CancelledAsync;
    }

    [Fact]
    public async Task Disposing_cancels_the_call()
    {
        await using var host = await EchoHost.StartAsync();
        var call = host.Client.Chat();
        await call.RequestStream.WriteAsync(Waits);
        await host.Log.WaitingAsync;
        call.Dispose();
        await host.Log.CancelledAsync;
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Cancelling_a_read_cancels_the_call()
    {
        await using var host = await EchoHost.StartAsync();
        using var source = new CancellationTokenSource();
        using var call = host.Client.Chat();
        var reading = call.ResponseStream.MoveNext(source.Token);
        await call.RequestStream.WriteAsync(Waits);
        await host.Log.WaitingAsync;
        await source.CancelAsync();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => reading)).StatusCode);
        await host.Log.CancelledAsync;
    }

    [Fact]
    public async Task A_cancelled_token_sends_nothing()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client.SayAsync(new SayRequest(), cancellationToken: new CancellationToken(true)));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Empty(host.Log.Intercepted);
    }

    [Fact]
    public async Task A_slow_reader_that_leaves_frees_the_writer()
    {
        await using var host = await EchoHost.StartAsync();
        var call = host.Client.Count(new SayRequest { Times = int.MaxValue, Order = new Order { ReplyBytes = 100_000 } });
        Assert.True(await call.ResponseStream.MoveNext());
        call.Dispose();
        await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        // The host waits for its handlers when it stops, so it stopping at all is the proof.
        await host.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(7, StatusCode.Unavailable)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    [InlineData(2, StatusCode.Internal)]
    public async Task A_reset_stream_has_the_status_of_its_error_code(int errorCode, StatusCode expected)
    {
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResetFeature>()!.Reset(errorCode);
            return Task.CompletedTask;
        });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest()));
        Assert.Equal(expected, error.StatusCode);
    }

    [Theory]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(2, StatusCode.Internal)]
    public async Task A_stream_that_is_reset_while_requests_are_written_has_the_status_of_its_error_code(int errorCode, StatusCode expected)
    {
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpResetFeature>()!.Reset(errorCode);
            return Task.CompletedTask;
        });
        using var call = host.Client.Collect();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(expected, error.StatusCode);
    }
}
