using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>Messages compressed and not, in one call and the next.</summary>
internal static class CompressionCases
{
    public static async Task ClientCompressedUnaryAsync(OurClient client)
    {
        var probed = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.UnaryCallAsync(Expecting(true), OurClient.Options()));
        Assert.Equal(StatusCode.InvalidArgument, probed.StatusCode);
        Assert.Equal(Zeros.Of(314159), (await client.Service.UnaryCallAsync(Expecting(true), Gzip())).Payload);
        Assert.Equal(Zeros.Of(314159), (await client.Service.UnaryCallAsync(Expecting(false), OurClient.Options())).Payload);
    }

    public static async Task ServerCompressedUnaryAsync(OurClient client)
    {
        foreach (var compressed in new[] { true, false })
        {
            var request = new SimpleRequest
            {
                ResponseCompressed = new BoolValue { Value = compressed }, ResponseSize = 314159, Payload = Zeros.Of(271828),
            };
            var response = await client.Service.UnaryCallAsync(request, OurClient.Options());
            Assert.Equal(compressed, client.Flags.Take());
            Assert.Equal(Zeros.Of(314159), response.Payload);
        }
    }

    public static async Task ClientCompressedStreamingAsync(OurClient client)
    {
        using var probe = client.Service.StreamingInputCall(OurClient.Options());
        await probe.RequestStream.WriteAsync(Expecting(true, 27182));
        await probe.RequestStream.CompleteAsync();
        var probed = await Assert.ThrowsAsync<RpcException>(() => probe.ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, probed.StatusCode);

        using var call = client.Service.StreamingInputCall(Gzip());
        await call.RequestStream.WriteAsync(Expecting(true, 27182));
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(Expecting(false, 45904));
        await call.RequestStream.CompleteAsync();
        Assert.Equal(73086, (await call).AggregatedPayloadSize);
    }

    public static async Task ServerCompressedStreamingAsync(OurClient client)
    {
        (bool Compressed, int Size)[] wanted = [(true, 31415), (false, 92653)];
        var request = new StreamingOutputCallRequest();
        request.ResponseParameters.AddRange(wanted.Select(
            response => new ResponseParameters { Compressed = new BoolValue { Value = response.Compressed }, Size = response.Size }));
        using var call = client.Service.StreamingOutputCall(request, OurClient.Options());
        foreach (var (compressed, size) in wanted)
        {
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(compressed, client.Flags.Take());
            Assert.Equal(Zeros.Of(size), call.ResponseStream.Current.Payload);
        }

        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    /// <summary>Options that ask for the requests to be compressed.</summary>
    public static CallOptions Gzip() => OurClient.Options(new Metadata { { "grpc-internal-encoding-request", "gzip" } });

    private static SimpleRequest Expecting(bool compressed) => new()
    {
        ExpectCompressed = new BoolValue { Value = compressed }, ResponseSize = 314159, Payload = Zeros.Of(271828),
    };

    private static StreamingInputCallRequest Expecting(bool compressed, int size) => new()
    {
        ExpectCompressed = new BoolValue { Value = compressed }, Payload = Zeros.Of(size),
    };
}
