using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class ServerStreamingTests
{
    [Fact]
    public async Task Responses_come_in_order()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Count(new SayRequest { Times = 1000 });
        var numbers = new List<int>();
        await foreach (var reply in call.ResponseStream.ReadAllAsync())
        {
            numbers.Add(reply.Number);
        }

        Assert.Equal(Enumerable.Range(1, 1000), numbers);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task An_empty_stream_ends_OK()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Count(new SayRequest());
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task A_response_is_here_before_the_next_is_written()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Count(new SayRequest { Times = 1, Order = new Order { DelayMs = -1 } });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(1, call.ResponseStream.Current.Number);
    }

    [Fact]
    public async Task An_error_comes_after_the_responses_before_it()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Count(new SayRequest { Times = 2, Order = new Order { StatusCode = 9, StatusDetail = "stopp" } });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.True(await call.ResponseStream.MoveNext());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Equal("stopp", error.Status.Detail);
        Assert.Equal("ordered", error.Trailers.GetValue("x-reason"));
    }
}
