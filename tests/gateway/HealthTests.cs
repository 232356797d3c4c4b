using Grpc.Core;
using Grpc.Health.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.Gateway.Tests;

public sealed class HealthTests
{
    private const string Mapped = "grpc.reflection.v1.ServerReflection";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("")]
    [InlineData(Mapped)]
    public async Task Check_follows_the_readiness_checks(string service)
    {
        await using var host = await StandardHost.StartAsync();
        var request = new HealthCheckRequest { Service = service };
        Assert.Equal(ServingStatus.Serving, (await host.Health.CheckAsync(request)).Status);
        host.IsReady = false;
        var deadline = DateTime.UtcNow + Patience;
        while ((await host.Health.CheckAsync(request)).Status != ServingStatus.NotServing)
        {
            Assert.True(DateTime.UtcNow < deadline, "It goes on serving.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_NOT_FOUND_to_Check_and_SERVICE_UNKNOWN_to_Watch()
    {
        await using var host = await StandardHost.StartAsync();
        var request = new HealthCheckRequest { Service = "finsam.unknown.v1.Service" };
        var error = await Assert.ThrowsAsync<RpcException>(async () => await host.Health.CheckAsync(request));
        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        using var watch = host.Health.Watch(request);
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task Watch_tells_each_change_and_the_stop_and_does_not_hold_it_up()
    {
        await using var host = await StandardHost.StartAsync();
        using var watch = host.Health.Watch(new HealthCheckRequest { Service = Mapped });
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        host.IsReady = false;
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        host.IsReady = true;
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        var stopped = host.StopAsync();
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.False(await watch.ResponseStream.MoveNext(CancellationToken.None));
        await stopped.WaitAsync(Patience);
    }

    [Fact]
    public async Task More_watchers_than_there_is_room_for_are_refused_and_one_that_leaves_makes_room()
    {
        await using var host = await StandardHost.StartAsync();
        var watchers = new List<AsyncServerStreamingCall<HealthCheckResponse>>();
        for (var i = 0; i < 1_000; i++)
        {
            watchers.Add(host.Health.Watch(new HealthCheckRequest()));
        }

        await Task.WhenAll(watchers.Select(NextAsync));
        using var refused = host.Health.Watch(new HealthCheckRequest());
        Assert.Equal(StatusCode.ResourceExhausted, (await Assert.ThrowsAsync<RpcException>(() => NextAsync(refused))).StatusCode);
        watchers[0].Dispose();
        var deadline = DateTime.UtcNow + Patience;
        while (!await IsLetInAsync(host))
        {
            Assert.True(DateTime.UtcNow < deadline, "There is no room.");
            await Task.Delay(50);
        }

        watchers.ForEach(watcher => watcher.Dispose());
    }

    private static async Task<bool> IsLetInAsync(StandardHost host)
    {
        using var watch = host.Health.Watch(new HealthCheckRequest());
        try
        {
            return await NextAsync(watch) == ServingStatus.Serving;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        return watch.ResponseStream.Current.Status;
    }
}
