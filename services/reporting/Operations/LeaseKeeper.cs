using Finsam.Postgres.Tenancy;
using Finsam.Reporting.Storage;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Finsam.Reporting.Operations;

/// <summary>
/// Renews the leases of what this process has under way, takes up what a process that is gone has left, of any förbund, and lets go of
/// all when this one stops.
/// </summary>
internal sealed partial class LeaseKeeper(
    TenantDataSource dataSource, CompositionRunner runner, RunningOperations running, ILogger<LeaseKeeper> logger) : BackgroundService
{
    private const int MostTakenAtOnce = 4;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException)
            {
                LogAway(error.Message);
            }

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (running.Ids is { Length: > 0 } ids)
        {
            await running.CancelAsync(ids);
            await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
            await LeaseStore.ReleaseAllAsync(connection, running.Holder);
        }
    }

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        await using var connection = await dataSource.OpenUnboundAsync(stoppingToken);
        if (running.Ids is { Length: > 0 } ids)
        {
            var kept = await LeaseStore.RenewAsync(connection, running.Holder, ids, CompositionRunner.Lease, stoppingToken);
            await running.CancelAsync(ids.Except(kept));
        }

        foreach (var (forbund, id) in await LeaseStore.TakeOverAsync(
            connection, running.Holder, CompositionRunner.Lease, MostTakenAtOnce, stoppingToken))
        {
            LogTakenUp(id);
            runner.Start(forbund, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Composition {Id} is taken up")]
    private partial void LogTakenUp(Guid id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Leases could not be kept: {Reason}")]
    private partial void LogAway(string reason);
}
