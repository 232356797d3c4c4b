using System.IO.Compression;
using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Google.Protobuf;
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
