using System.Collections.Concurrent;
using System.Globalization;
using Finsam.Grpc.Tests.Host;
using Finsam.Grpc.Tests.V1;
using Grpc.Health.V1;

namespace Finsam.Grpc.Tests.Fuzz;

/// <summary>
/// A hundred thousand requests that are wrong in one way each, over HTTP/2 by hand. Runs alone, since it looks at what the whole process
/// holds. <c>FINSAM_FUZZ_SEED</c> repeats a run.
/// </summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests : IDisposable
{
    private const int Requests = 100_000;
    private const int Thirds = 3;
    private const int Workers = 4;
    private const long MostGrowthBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<Exception> _unobserved = [];
    private readonly int _seed = int.TryParse(
        Environment.GetEnvironmentVariable("FINSAM_FUZZ_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 20_260_101;

    public FuzzTests()
    {
        // What other tests left behind is not ours.
        Collect();
        TaskScheduler.UnobservedTaskException += Note;
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    [Fact]
    public async Task A_hundred_thousand_wrong_requests_neither_crash_nor_hang_nor_leak()
    {
        await using var host = await EchoHost.StartAsync(options => options.Interceptors.Clear());
        var answered = new ConcurrentDictionary<string, int>();
        var held = new List<long>();
        for (var third = 0; third < Thirds; third++)
        {
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() =>
                new FuzzWorker(new Uri(host.Address), _seed + (third * Workers) + worker, answered).RunAsync((Requests / Thirds / Workers) + 1))));
            await UntilAllHaveEndedAsync(host);
            held.Add(Collect());
        }

        Assert.True(host.Log.Begun > Requests * 8 / 10, $"Seed {_seed}: only {host.Log.Begun} requests reached a handler.");
        Assert.True(answered.GetValueOrDefault("right") > Requests / 20, $"Seed {_seed}: {string.Join(", ", answered)}");
        Assert.True(held[^1] - held[0] < MostGrowthBytes, $"Seed {_seed}: bytes held after each third: {string.Join(", ", held)}");
        Assert.True(_unobserved.IsEmpty, $"Seed {_seed}: {string.Join("\n", _unobserved)}");
        Assert.Equal(
            HealthCheckResponse.Types.ServingStatus.Serving,
            (await new Health.HealthClient(host.Channel).CheckAsync(new HealthCheckRequest())).Status);
        Assert.Equal("hej", (await host.Client.SayAsync(new SayRequest { Text = "hej" })).Text);
    }

    private static long Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private async Task UntilAllHaveEndedAsync(EchoHost host)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (host.Log.Open > 0)
        {
            Assert.True(DateTime.UtcNow < deadline, $"Seed {_seed}: {host.Log.Open} calls are still open in the server.");
            await Task.Delay(20);
        }
    }

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e) => _unobserved.Enqueue(e.Exception);
}
