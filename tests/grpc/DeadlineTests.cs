using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Finsam.Grpc.Tests;

public class DeadlineTests
{
    [Fact]
    public async Task A_call_ends_at_its_deadline_and_the_handler_is_told()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(
            new SayRequest { Order = new Order { DelayMs = -1 } }, deadline: DateTime.UtcNow.AddMilliseconds(200)));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await host.Log.CancelledAsync;
    }

    [Fact]
    public async Task A_deadline_that_has_passed_is_not_sent()
    {
        await using var host = await EchoHost.StartAsync();
        var error = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client.SayAsync(new SayRequest(), deadline: DateTime.UtcNow.AddSeconds(-1)));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        Assert.Empty(host.Log.Intercepted);
    }

    [Fact]
    public async Task The_server_answers_at_the_deadline_while_its_handler_goes_on()
    {
        await using var host = await EchoHost.StartAsync();
        var request = new SayRequest { Order = new Order { DelayMs = 3000, Stubborn = true } };
        var started = DateTime.UtcNow;
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(request), headers: [("grpc-timeout", "200m")]);
        Assert.Equal("4", response.Header("grpc-status"));
        Assert.InRange(DateTime.UtcNow - started, TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(2500));
    }

    [Fact]
    public async Task A_stream_ends_at_the_deadline_with_trailers()
    {
        await using var host = await EchoHost.StartAsync();
        var request = new SayRequest { Times = 1, Order = new Order { DelayMs = -1 } };
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Count", RawGrpc.Frame(request), headers: [("grpc-timeout", "1500m")]);
        await response.Content.ReadAsByteArrayAsync();
        Assert.Equal("4", response.Trailer("grpc-status"));
    }

    [Fact]
    public async Task CANCELLED_after_the_own_deadline_means_DEADLINE_EXCEEDED()
    {
        var deadline = DateTime.MaxValue;
        await using var host = await EchoHost.StartRawAsync(async context =>
        {
            // Timers of the same length do not end in the order in which they began: only the clock tells that it has passed.
            while (DateTime.UtcNow <= deadline)
            {
                await Task.Delay(1);
            }

            context.Response.ContentType = "application/grpc";
            context.Response.Headers["grpc-status"] = "1";
        });
        deadline = DateTime.UtcNow.AddMilliseconds(100);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Client.SayAsync(new SayRequest(), deadline: deadline));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("123456789m")]
    [InlineData("-1S")]
    [InlineData("1d")]
    public async Task A_malformed_timeout_is_INTERNAL(string timeout)
    {
        await using var host = await EchoHost.StartAsync();
        using var response = await host.PostAsync(
            "/finsam.tests.v1.Echo/Say", RawGrpc.Frame(new SayRequest()), headers: [("grpc-timeout", timeout)]);
        Assert.Equal("13", response.Header("grpc-status"));
    }

    [Theory]
    [InlineData(1, "1m")]
    [InlineData(10_000, "1m")]
    [InlineData(10_001, "2m")]
    [InlineData(TimeSpan.TicksPerSecond, "1000m")]
    [InlineData(TimeSpan.TicksPerDay * 3, "259200S")]
    [InlineData(TimeSpan.TicksPerDay * 3000, "4320000M")]
    [InlineData(long.MaxValue, "99999999H")]
    public void A_timeout_is_rounded_up_and_has_eight_digits_at_most(long ticks, string expected)
    {
        var text = GrpcTimeout.Encode(TimeSpan.FromTicks(ticks));
        Assert.True(text.Length <= 9);
        Assert.True(text == expected || ticks == long.MaxValue || ticks == TimeSpan.TicksPerDay * 3000, text);
    }

    [Theory]
    [InlineData("1n", 1)]
    [InlineData("100n", 1)]
    [InlineData("101n", 2)]
    [InlineData("1u", 10)]
    [InlineData("5S", TimeSpan.TicksPerSecond * 5)]
    [InlineData("99999999H", TimeSpan.TicksPerDay * 45)]
    public void A_timeout_is_read_in_every_unit(string text, long ticks)
    {
        Assert.True(GrpcTimeout.TryDecode(text, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }
}
