using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>Messages of every size, in each kind of call.</summary>
internal static class MessageCases
{
    private static readonly (int Request, int Response)[] Pings = [(27182, 31415), (8, 9), (1828, 2653), (45904, 58979)];

    public static async Task EmptyUnaryAsync(OurClient client) => Assert.NotNull(await client.Service.EmptyCallAsync(new Empty(), OurClient.Options()));

    public static async Task LargeUnaryAsync(OurClient client)
    {
        var request = new SimpleRequest { ResponseSize = 314159, Payload = Zeros.Of(271828) };
        var response = await client.Service.UnaryCallAsync(request, OurClient.Options());
        Assert.Equal(Zeros.Of(314159), response.Payload);
    }

    public static async Task ClientStreamingAsync(OurClient client)
    {
        using var call = client.Service.StreamingInputCall(OurClient.Options());
        foreach (var (size, _) in Pings)
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros.Of(size) });
        }

        await call.RequestStream.CompleteAsync();
        Assert.Equal(74922, (await call).AggregatedPayloadSize);
    }

    public static async Task ServerStreamingAsync(OurClient client)
    {
        var request = new StreamingOutputCallRequest();
        request.ResponseParameters.AddRange(Pings.Select(ping => new ResponseParameters { Size = ping.Response }));
        using var call = client.Service.StreamingOutputCall(request, OurClient.Options());
        var payloads = new List<Payload>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            payloads.Add(response.Payload);
        }

        Assert.Equal(Pings.Select(ping => Zeros.Of(ping.Response)), payloads);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    public static async Task PingPongAsync(OurClient client)
    {
        using var call = client.Service.FullDuplexCall(OurClient.Options());
        foreach (var (request, response) in Pings)
        {
            await call.RequestStream.WriteAsync(Ping(request, response));
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(Zeros.Of(response), call.ResponseStream.Current.Payload);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    public static async Task EmptyStreamAsync(OurClient client)
    {
        using var call = client.Service.FullDuplexCall(OurClient.Options());
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    /// <summary>A request of one size that asks for a response of another.</summary>
    public static StreamingOutputCallRequest Ping(int request, int response) => new()
    {
        Payload = Zeros.Of(request), ResponseParameters = { new ResponseParameters { Size = response } },
    };
}
