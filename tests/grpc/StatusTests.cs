using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;

namespace Finsam.Grpc.Tests;

public class StatusTests
{
    private const string Special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈 100 %\t\n";

    [Fact]
    public async Task Code_and_text_arrive_with_any_characters()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await FailAsync(host, new Order { StatusCode = 2, StatusDetail = Special });
        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.Equal(Special, error.Status.Detail);
        Assert.Equal("ordered", error.Trailers.GetValue("x-reason"));
    }

    [Fact]
    public async Task A_failed_call_without_messages_is_Trailers_Only()
    {
        await using var host = await EchoHost.StartAsync();
        var request = new SayRequest { Order = new Order { StatusCode = 5, StatusDetail = "å" } };
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", RawGrpc.Frame(request));
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("5", response.Header("grpc-status"));
        Assert.Equal("%C3%A5", response.Header("grpc-message"));
        Assert.Empty(response.TrailingHeaders);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_OK_call_has_its_status_in_trailers()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest()));
        await response.Content.ReadAsByteArrayAsync();
        Assert.Null(response.Header("grpc-status"));
        Assert.Equal("0", response.Trailer("grpc-status"));
    }

    [Fact]
    public async Task Rich_details_arrive()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await FailAsync(host, new Order { RefuseFields = { "a", "b.c" } });
        var status = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal(["a", "b.c"], status.Details[1].Unpack<BadRequest>().FieldViolations.Select(violation => violation.Field));
    }

    [Theory]
    [InlineData(null, "Exception was thrown by handler.")]
    [InlineData(true, "Exception was thrown by handler. InvalidOperationException: the secret reason")]
    public async Task An_unexpected_exception_is_UNKNOWN_and_tells_only_when_asked_to(bool? isDetailed, string expected)
    {
        await using var host = await EchoHost.StartAsync(options => options.EnableDetailedErrors = isDetailed);
        var error = await FailAsync(host, new Order { Throw = true });
        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.Equal(expected, error.Status.Detail);
    }

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(200, StatusCode.Unknown)]
    public async Task A_response_without_a_status_gets_one_from_HTTP(int http, StatusCode expected)
    {
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            context.Response.StatusCode = http;
            return context.Response.WriteAsync("<html>");
        });
        Assert.Equal(expected, (await FailAsync(host, new Order())).StatusCode);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_without_a_status_is_not_OK()
    {
        await using var host = await EchoHost.StartRawAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(RawGrpc.Frame(new SayReply()));
        });
        Assert.Equal(StatusCode.Unknown, (await FailAsync(host, new Order())).StatusCode);
    }

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("100 %", "100 %25")]
    [InlineData("å\n", "%C3%A5%0A")]
    public void A_text_is_percent_encoded(string text, string encoded)
    {
        Assert.Equal(encoded, PercentEncoding.Encode(text));
        Assert.Equal(text, PercentEncoding.Decode(encoded));
    }

    [Theory]
    [InlineData("%", "%")]
    [InlineData("%4", "%4")]
    [InlineData("%zz", "%zz")]
    [InlineData("100%", "100%")]
    [InlineData("%FF", "�")]
    public void Decoding_never_fails(string encoded, string expected) => Assert.Equal(expected, PercentEncoding.Decode(encoded));

    private static async Task<RpcException> FailAsync(EchoHost host, Order order) =>
        await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest { Order = order }));
}
