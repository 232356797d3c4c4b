using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class BidiTests
{
    [Fact]
    public async Task Requests_and_responses_take_turns()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Chat();
        for (var i = 1; i <= 50; i++)
        {
            await call.RequestStream.WriteAsync(new SayRequest { Text = $"nr {i}" });
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal($"nr {i}", call.ResponseStream.Current.Text);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Headers_go_out_before_the_first_request()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Chat(new Metadata { { "x-name", "värde".Replace('ä', 'a') } });
        Assert.Equal("varde", (await call.ResponseHeadersAsync).GetValue("x-name"));
    }

    [Fact]
    public async Task The_server_may_end_first()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Chat();
        await call.RequestStream.WriteAsync(new SayRequest { Order = new Order { StatusCode = 10 } });
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());
        Assert.Equal(StatusCode.Aborted, error.StatusCode);
    }
}
