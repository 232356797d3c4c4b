using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class MetadataTests
{
    [Fact]
    public async Task Texts_and_bytes_come_back_as_headers_and_trailers()
    {
        await using var host = await EchoHost.StartAsync();
        byte[] octets = [0, 1, 2, 0xFF, 0xAB];
        var sent = new Metadata
        {
            { "x-text", "a, b" }, { "x-octets-bin", octets }, { "x-trailing", "sist" }, { "x-trailing-bin", octets },
        };
        using var call = host.Client.SayAsync(new SayRequest(), sent);
        var headers = await call.ResponseHeadersAsync;
        await call;
        Assert.Equal("a, b", headers.GetValue("x-text"));
        Assert.Equal(octets, headers.GetValueBytes("x-octets-bin"));
        Assert.Equal("sist", call.GetTrailers().GetValue("x-trailing"));
        Assert.Equal(octets, call.GetTrailers().GetValueBytes("x-trailing-bin"));
    }

    [Fact]
    public async Task A_key_may_come_more_than_once()
    {
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "5";
            context.Response.Headers["x-many"] = new(["1", "2"]);
            return Task.CompletedTask;
        });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest()));
        Assert.Equal(["1", "2"], error.Trailers.GetAll("x-many").Select(entry => entry.Value));
        Assert.Equal("2", error.Trailers.GetValue("x-many"));
    }

    [Fact]
    public async Task Texts_of_a_key_may_be_joined_on_the_way()
    {
        // RFC 9110 section 5.3; HttpClient does so with what is sent.
        await using var host = await EchoHost.StartAsync();
        using var call = host.Client.SayAsync(new SayRequest(), new Metadata { { "x-many", "1" }, { "x-many", "2" } });
        Assert.Equal("1, 2", string.Join(", ", (await call.ResponseHeadersAsync).GetAll("x-many").Select(entry => entry.Value)));
    }

    [Theory]
    [InlineData("AAEC/w", "AAEC/w")]
    [InlineData("AAEC/w==", "AAEC/w")]
    [InlineData("AAEC/w==,AQ", "AAEC/w,AQ")]
    public async Task Bytes_are_read_padded_or_not_and_joined_or_not_and_sent_unpadded(string sent, string expected)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest()), headers: [("x-octets-bin", sent)]);
        Assert.Equal(expected, response.Header("x-octets-bin"));
    }

    [Fact]
    public async Task Bytes_that_are_not_base64_are_refused()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest()), headers: [("x-octets-bin", "inte base64")]);
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Fact]
    public void Keys_are_lower_case_and_limited()
    {
        Assert.Equal("x-name", new Metadata.Entry("X-Name", "v").Key);
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("å", "v"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("x-bin", "text"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("x", new byte[1]));
    }

    [Fact]
    public async Task The_request_says_what_it_is()
    {
        var headers = new Dictionary<string, string>();
        await using var host = await EchoHost.StartRawAsync(context =>
        {
            headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "5";
            return Task.CompletedTask;
        });
        await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client.SayAsync(new SayRequest(), deadline: DateTime.UtcNow.AddMinutes(1)));
        Assert.Equal("application/grpc", headers["content-type"]);
        Assert.Equal("trailers", headers["te"]);
        Assert.StartsWith("grpc-", headers["user-agent"], StringComparison.Ordinal);
        Assert.Matches("^[0-9]{1,8}m$", headers["grpc-timeout"]);
        Assert.Contains("gzip", headers["grpc-accept-encoding"], StringComparison.Ordinal);
    }
}
