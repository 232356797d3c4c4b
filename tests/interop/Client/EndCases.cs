using Finsam.Interop.Tests.Wire;
using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>Calls that the caller ends before the server does.</summary>
internal static class EndCases
{
    public static async Task CancelAfterBeginAsync(OurClient client)
    {
        using var cancelling = new CancellationTokenSource();
        using var call = client.Service.StreamingInputCall(OurClient.Options().WithCancellationToken(cancelling.Token));
        await cancelling.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    public static async Task CancelAfterFirstResponseAsync(OurClient client)
    {
        using var cancelling = new CancellationTokenSource();
        using var call = client.Service.FullDuplexCall(OurClient.Options().WithCancellationToken(cancelling.Token));
        await call.RequestStream.WriteAsync(MessageCases.Ping(27182, 31415));
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(Zeros.Of(31415), call.ResponseStream.Current.Payload);
        await cancelling.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    public static async Task TimeoutOnSleepingServerAsync(OurClient client)
    {
        using var call = client.Service.FullDuplexCall(OurClient.Options().WithDeadline(DateTime.UtcNow.AddMilliseconds(1)));
        // The deadline may pass before the request is written, which then fails for the same reason.
        var sent = call.RequestStream.WriteAsync(new StreamingOutputCallRequest { Payload = Zeros.Of(27182) });
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        if (await Record.ExceptionAsync(() => sent) is { } refused)
        {
            Assert.Equal(StatusCode.DeadlineExceeded, Assert.IsType<RpcException>(refused).StatusCode);
        }
    }
}
