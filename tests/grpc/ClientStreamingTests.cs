using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class ClientStreamingTests
{
    [Fact]
    public async Task Requests_come_in_order()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Collect();
        foreach (var text in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new SayRequest { Text = text });
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal("a b c", (await call).Text);
    }

    [Fact]
    public async Task An_empty_stream_of_requests_is_answered()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Collect();
        await call.RequestStream.CompleteAsync();
        Assert.Equal(0, (await call).Number);
    }

    [Fact]
    public async Task A_server_that_ends_early_tells_the_writer()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Collect();
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (true)
            {
                await call.RequestStream.WriteAsync(new SayRequest { Order = new Order { StatusCode = 5, StatusDetail = "borta" } });
            }
        });
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_written_after_completion()
    {
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.Collect();
        await call.RequestStream.CompleteAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => call.RequestStream.WriteAsync(new SayRequest()));
    }
}
