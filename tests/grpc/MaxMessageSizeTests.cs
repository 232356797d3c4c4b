using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.Grpc.Tests;

public class MaxMessageSizeTests
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public async Task Four_mebibytes_is_the_servers_limit_unless_set()
    {
        await using var host = await EchoHost.StartAsync();
        Assert.Equal(3 * Mebibyte, (await host.Client.SayAsync(Carrying(3 * Mebibyte))).Number);
        await AssertExhaustedAsync(host, Carrying(4 * Mebibyte));
    }

    [Fact]
    public async Task A_higher_limit_lets_large_messages_through_both_ways()
    {
        await using var host = await EchoHost.StartAsync(
            options => options.MaxReceiveMessageSize = 64 * Mebibyte,
            new GrpcChannelOptions { MaxReceiveMessageSize = 64 * Mebibyte });
        var request = Carrying(40 * Mebibyte);
        request.Order.ReplyBytes = 40 * Mebibyte;
        Assert.Equal(40 * Mebibyte, (await host.Client.SayAsync(request)).Payload.Length);
    }

    [Fact]
    public async Task The_client_refuses_too_large_responses()
    {
        await using var host = await EchoHost.StartAsync();
        await AssertExhaustedAsync(host, new SayRequest { Order = new Order { ReplyBytes = 5 * Mebibyte } });
    }

    [Fact]
    public async Task Neither_side_sends_more_than_it_may()
    {
        await using var host = await EchoHost.StartAsync(
            options => options.MaxSendMessageSize = 1000, new GrpcChannelOptions { MaxSendMessageSize = 2000 });
        await AssertExhaustedAsync(host, new SayRequest { Order = new Order { ReplyBytes = 1001 } });
        await AssertExhaustedAsync(host, Carrying(2001));
    }

    [Fact]
    public async Task The_limit_counts_after_decompression()
    {
        await using var host = await EchoHost.StartAsync(options => options.MaxReceiveMessageSize = Mebibyte);
        var payload = CompressionTests.Gzip(Carrying(50 * Mebibyte).ToByteArray());
        Assert.True(payload.Length < Mebibyte);
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(payload, flag: 1), headers: [("grpc-encoding", "gzip")]);
        Assert.Equal("8", response.Header("grpc-status"));
    }

    private static SayRequest Carrying(int bytes) => new()
    {
        Times = bytes,
        Order = new Order { Payload = UnsafeByteOperations.UnsafeWrap(new byte[bytes]) },
    };

    private static async Task AssertExhaustedAsync(EchoHost host, SayRequest request)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(request));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }
}
