using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class UnaryTests
{
    [Fact]
    public async Task A_request_gets_its_response()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.SayAsync(new SayRequest { Text = "hej", Times = 3 });
        var reply = await call;
        Assert.Equal("hej", reply.Text);
        Assert.Equal(3, reply.Number);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task A_blocking_call_works_too()
    {
        await using var host = await EchoHost.StartAsync();
        Assert.Equal("hej", host.Client.Say(new SayRequest { Text = "hej" }).Text);
    }

    [Fact]
    public async Task An_empty_message_is_a_message()
    {
        await using var host = await EchoHost.StartAsync();
        Assert.Equal(new SayReply(), await host.Client.SayAsync(new SayRequest()));
    }

    [Fact]
    public async Task Many_callers_share_a_channel()
    {
        await using var host = await EchoHost.StartAsync();
        var calls = Enumerable.Range(0, 500).Select(i => host.Client.SayAsync(new SayRequest { Times = i }).ResponseAsync);
        var replies = await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 500), replies.Select(reply => reply.Number));
    }

    [Fact]
    public async Task Interceptors_see_the_call()
    {
        await using var host = await EchoHost.StartAsync();
        await host.Client.SayAsync(new SayRequest());
        Assert.Equal(["/finsam.tests.v1.Echo/Say"], host.Log.Intercepted);
    }

    [Fact]
    public async Task Two_messages_in_a_unary_request_are_INTERNAL()
    {
        await using var host = await EchoHost.StartAsync();
        var frame = RawGrpc.Frame(new SayRequest());
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", [.. frame, .. frame]);
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_cut_request_is_INTERNAL(int bytes)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest { Text = "hej" })[..bytes]);
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Fact]
    public async Task An_OK_response_without_a_message_is_INTERNAL_to_the_client()
    {
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest()));
        Assert.Equal(StatusCode.Internal, error.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_UNAVAILABLE()
    {
        string address;
        await using (var host = await EchoHost.StartAsync())
        {
            address = host.Address;
        }

        using var channel = global::Grpc.Net.Client.GrpcChannel.ForAddress(address);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await new Echo.EchoClient(channel).SayAsync(new SayRequest()));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }
}
