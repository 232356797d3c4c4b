using Finsam.Interop.Tests.Client;
using Finsam.Interop.Tests.Results;
using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests;

/// <summary>
/// The official cases of grpc/doc/interop-test-descriptions.md, in both directions: with the official Ruby client and server, with grpc-js and
/// grpcio, and between our own client and server; each straight and through the gateway.
/// </summary>
public sealed class InteropTests(InteropStage stage) : IClassFixture<InteropStage>
{
    public static TheoryData<string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string>();
        foreach (var peer in Peer.All)
        {
            foreach (var route in Route.All)
            {
                foreach (var name in OurCases.Names.Where(name => Limits.WhyNot(name, peer) is null))
                {
                    cells.Add(name, peer, route);
                }
            }
        }

        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Passes(string name, string peer, string route) => stage.RunAsync(name, peer, route);

    [Fact]
    public async Task The_gateway_before_the_servers_lets_no_call_through_without_a_token()
    {
        using var client = new OurClient(stage.Endpoint(Peer.Ourselves, Route.Gateway) with { Token = null });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.EmptyCallAsync(new Empty(), OurClient.Options()));
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
    }

    [Theory]
    [InlineData(Route.Direct)]
    [InlineData(Route.Gateway)]
    public async Task The_official_server_reads_our_compressed_requests_though_it_can_not_tell_them_apart(string route)
    {
        using var client = new OurClient(stage.Endpoint(Peer.RubyServer, route));
        using var call = client.Service.StreamingInputCall(CompressionCases.Gzip());
        await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros.Of(27182) });
        await call.RequestStream.CompleteAsync();
        Assert.Equal(27182, (await call).AggregatedPayloadSize);
    }
}
