using System.IO.Compression;
using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;

namespace Finsam.Grpc.Tests;

public class CompressionTests
{
    [Fact]
    public async Task A_gzip_request_is_read()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await SendAsync(host, Gzip(new SayRequest { Text = "hej" }.ToByteArray()), "gzip");
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("0", response.Trailer("grpc-status"));
        Assert.Equal("hej", SayReply.Parser.ParseFrom(body.AsSpan(5)).Text);
    }

    [Fact]
    public async Task An_unknown_encoding_is_UNIMPLEMENTED_and_the_answer_says_what_is_accepted()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await SendAsync(host, [1, 2, 3], "snappy");
        Assert.Equal("12", response.Header("grpc-status"));
        Assert.Contains("gzip", response.Header("grpc-accept-encoding"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    public async Task The_flag_without_an_encoding_is_INTERNAL(string? encoding)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await SendAsync(host, [1, 2, 3], encoding);
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Fact]
    public async Task What_is_not_gzip_is_INTERNAL()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await SendAsync(host, [1, 2, 3], "gzip");
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Fact]
    public async Task The_client_reads_gzip_responses()
    {
        await using var host = await EchoHost.StartRawAsync(async context =>
        {
            context.Response.ContentType = "application/grpc+proto";
            context.Response.Headers["grpc-encoding"] = "gzip";
            await context.Response.Body.WriteAsync(RawGrpc.Frame(Gzip(new SayReply { Text = "hej" }.ToByteArray()), flag: 1));
            context.Response.AppendTrailer("grpc-status", "0");
        });
        Assert.Equal("hej", (await host.Client.SayAsync(new SayRequest())).Text);
    }

    [Theory]
    [InlineData("identity,gzip", 1, "gzip")]
    [InlineData("identity, deflate", 0, null)]
    [InlineData(null, 0, null)]
    public async Task Answers_are_compressed_when_the_program_asks_and_the_caller_accepts(string? accepted, byte flag, string? encoding)
    {
        await using var host = await EchoHost.StartAsync();
        (string, string)[] headers = accepted is null ? [("x-compress", "gzip")] : [("x-compress", "gzip"), ("grpc-accept-encoding", accepted)];
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest { Text = "hej" }), headers: headers);
        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("0", response.Trailer("grpc-status"));
        Assert.Equal((flag, encoding), (body[0], response.Header("grpc-encoding")));
        Assert.Null(response.Header("grpc-internal-encoding-request"));
    }

    [Fact]
    public async Task A_compressed_answer_arrives()
    {
        await using var host = await EchoHost.StartAsync();
        var text = new string('a', 100_000);
        var reply = await host.Client.SayAsync(new SayRequest { Text = text }, new Metadata { { "x-compress", "gzip" } });
        Assert.Equal(text, reply.Text);
    }

    [Fact]
    public async Task Requests_are_compressed_when_the_program_asks_but_for_those_written_with_NoCompress()
    {
        var received = new MemoryStream();
        var encodings = new List<string>();
        await using var host = await EchoHost.StartRawAsync(async context =>
        {
            encodings.Add(context.Request.Headers["grpc-encoding"].ToString());
            encodings.Add(context.Request.Headers["grpc-internal-encoding-request"].ToString());
            await context.Request.Body.CopyToAsync(received);
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(RawGrpc.Frame(new SayReply()));
            context.Response.AppendTrailer("grpc-status", "0");
        });
        using var call = host.Client.Collect(new Metadata { { "grpc-internal-encoding-request", "gzip" } });
        await call.RequestStream.WriteAsync(new SayRequest { Text = new string('a', 1000) });
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(new SayRequest { Text = "hej" });
        await call.RequestStream.CompleteAsync();
        await call;
        Assert.Equal(["gzip", ""], encodings);
        var plain = RawGrpc.Frame(new SayRequest { Text = "hej" });
        Assert.Equal(1, received.ToArray()[0]);
        Assert.InRange(received.Length, plain.Length, 200);
        Assert.Equal(plain, received.ToArray()[^plain.Length..]);
    }

    [Theory]
    [InlineData("grpc-internal-encoding-request")]
    [InlineData("x-compress")]
    public async Task An_encoding_that_can_not_be_written_is_INTERNAL(string key)
    {
        await using var host = await EchoHost.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest(), new Metadata { { key, "snappy" } }));
        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Contains("snappy", error.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_message_to_send_is_meant_uncompressed()
    {
        await using var host = await EchoHost.StartAsync(channelOptions: new GrpcChannelOptions { MaxSendMessageSize = 1000 });
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(
            new SayRequest { Text = new string('a', 2000) }, new Metadata { { "grpc-internal-encoding-request", "gzip" } }));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    internal static byte[] Gzip(byte[] plain)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return output.ToArray();
    }

    private static Task<HttpResponseMessage> SendAsync(EchoHost host, byte[] payload, string? encoding) => host.PostAsync(
        "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(payload, flag: 1), headers: encoding is null ? [] : [("grpc-encoding", encoding)]);
}
