using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>Metadata of both kinds that the server sends back, as headers and as trailers.</summary>
internal static class MetadataCases
{
    private const string InitialKey = "x-grpc-test-echo-initial";
    private const string InitialValue = "test_initial_metadata_value";
    private const string TrailingKey = "x-grpc-test-echo-trailing-bin";

    private static readonly byte[] TrailingValue = [0xab, 0xab, 0xab];

    public static async Task CustomMetadataAsync(OurClient client)
    {
        using var unary = client.Service.UnaryCallAsync(
            new SimpleRequest { ResponseSize = 314159, Payload = Zeros.Of(271828) }, OurClient.Options(Sent()));
        Assert.Equal(Zeros.Of(314159), (await unary).Payload);
        AssertEchoed(await unary.ResponseHeadersAsync, unary.GetTrailers());

        using var duplex = client.Service.FullDuplexCall(OurClient.Options(Sent()));
        await duplex.RequestStream.WriteAsync(MessageCases.Ping(271828, 314159));
        await duplex.RequestStream.CompleteAsync();
        Assert.True(await duplex.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Zeros.Of(314159), duplex.ResponseStream.Current.Payload);
        Assert.False(await duplex.ResponseStream.MoveNext(CancellationToken.None));
        AssertEchoed(await duplex.ResponseHeadersAsync, duplex.GetTrailers());
    }

    private static Metadata Sent() => new() { { InitialKey, InitialValue }, { TrailingKey, TrailingValue } };

    private static void AssertEchoed(Metadata headers, Metadata trailers)
    {
        Assert.Equal(InitialValue, headers.GetValue(InitialKey));
        Assert.Equal(TrailingValue, trailers.GetValueBytes(TrailingKey));
    }
}
