using Grpc.Core;
using Grpc.Testing;

namespace Finsam.Interop.Tests.Client;

/// <summary>Calls that the server ends with a status other than OK.</summary>
internal static class StatusCases
{
    private const string PlainMessage = "test status message";
    private const string SpecialMessage = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP \U0001F608\t\n";

    public static async Task StatusCodeAndMessageAsync(OurClient client)
    {
        await UnaryEndsAsync(client, PlainMessage);
        using var call = client.Service.FullDuplexCall(OurClient.Options());
        await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = Unknown(PlainMessage) });
        await call.RequestStream.CompleteAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((StatusCode.Unknown, PlainMessage), (error.StatusCode, error.Status.Detail));
    }

    public static Task SpecialStatusMessageAsync(OurClient client) => UnaryEndsAsync(client, SpecialMessage);

    public static async Task UnimplementedMethodAsync(OurClient client)
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await client.Service.UnimplementedCallAsync(new Empty(), OurClient.Options()));
        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    public static async Task UnimplementedServiceAsync(OurClient client)
    {
        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await client.Unimplemented.UnimplementedCallAsync(new Empty(), OurClient.Options()));
        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    private static async Task UnaryEndsAsync(OurClient client, string message)
    {
        var request = new SimpleRequest { ResponseStatus = Unknown(message) };
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.Service.UnaryCallAsync(request, OurClient.Options()));
        Assert.Equal((StatusCode.Unknown, message), (error.StatusCode, error.Status.Detail));
    }

    private static EchoStatus Unknown(string message) => new() { Code = (int)StatusCode.Unknown, Message = message };
}
