using Finsam.Participants.Tenants;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.Retention;

/// <summary>
/// Runs the rules of all förbund in the background. A run that is interrupted leaves nothing half removed, and what it left is due in the next.
/// </summary>
internal sealed partial class RetentionWork(
    TenantDataSource dataSource, IdentityRemoval removal, RetentionOptions options, TimeProvider time, ILogger<RetentionWork> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var forbund in await KnownForbund.ListAsync(dataSource, stoppingToken))
                {
                    await RunAsync(forbund, stoppingToken);
                }
            }
            catch (Exception error) when (error is NpgsqlException && !stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(error.Message);
            }
        }
    }

    private async Task RunAsync(string forbund, CancellationToken cancellationToken)
    {
        if (await MonthsAsync(forbund, cancellationToken) is not { } months
            || await removal.TryAsync(forbund, months, subject: "", cancellationToken) is { IdentityCount: 0 })
        {
            return;
        }

        var run = await removal.BeginAsync(forbund, months, subject: "", cancellationToken);
        while (run.EndedAt is null)
        {
            run = await removal.RemoveBatchAsync(forbund, run, cancellationToken);
        }

        LogRemoved(forbund, run.IdentityCount);
    }

    private async Task<int?> MonthsAsync(string forbund, CancellationToken cancellationToken)
    {
        using var entered = CurrentForbund.Enter(forbund);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return (await StoredRule.StandingAsync(connection, null, forbund, cancellationToken))?.Months;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} identities of {Forbund} that had been kept long enough")]
    private partial void LogRemoved(string forbund, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Removing identities was interrupted and goes on with the next pass: {Reason}")]
    private partial void LogInterrupted(string reason);
}
