using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;

namespace Finsam.Grpc.Tests;

public class UnknownMethodsTests
{
    [Theory]
    [InlineData("/finsam.tests.v1.Echo/Nothing", "Method is unimplemented.")]
    [InlineData("/finsam.tests.v1.Nobody/Say", "Service is unimplemented.")]
    public async Task An_unknown_method_or_service_is_UNIMPLEMENTED(string path, string detail)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync(path, RawGrpc.Frame(new SayRequest()));
        Assert.Equal("12", response.Header("grpc-status"));
        Assert.Equal(detail, response.Header("grpc-message"));
        Assert.Equal("application/grpc", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task A_method_left_to_the_generated_base_is_UNIMPLEMENTED()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.MissingAsync(new SayRequest()));
        Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
    }

    [Theory]
    [InlineData("application/grpc", 200)]
    [InlineData("application/grpc+proto", 200)]
    [InlineData("application/grpc;a=b", 200)]
    [InlineData("application/grpc-web", 415)]
    [InlineData("application/json", 415)]
    public async Task Only_gRPC_content_types_are_taken(string contentType, int expected)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync("/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest()), contentType);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task What_is_not_gRPC_gets_plain_404()
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync("/finsam.tests.v1.Nobody/Say", [], "application/json");
        Assert.Equal(404, (int)response.StatusCode);
    }
}
