using Finsam.Participants.Tenants;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>
/// Moves all identities to new keys in the background: when the service starts, when a key has come or gone, and now and then, for what
/// another instance has sealed before it knew of the key.
/// </summary>
internal sealed partial class RekeyingWork(
    TenantDataSource dataSource,
    Rekeying rekeying,
    BlindIndex blindIndex,
    IdentitySeal seal,
    TimeProvider time,
    ILogger<RekeyingWork> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PassInterval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (keys, passedAt) = ("", DateTimeOffset.MinValue);
        using var timer = new PeriodicTimer(LookInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var present = $"{string.Join(',', blindIndex.KeyNumbers)} {Convert.ToHexString(seal.CurrentKeyId())}";
                if (present != keys || time.GetUtcNow() - passedAt > PassInterval)
                {
                    await PassAsync(stoppingToken);
                    (keys, passedAt) = (present, time.GetUtcNow());
                }
            }
            catch (Exception error) when (error is NpgsqlException or IOException && !stoppingToken.IsCancellationRequested)
            {
                LogInterrupted(error.Message);
            }
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var forbund in await KnownForbund.ListAsync(dataSource, cancellationToken))
        {
            moved += await rekeying.RunAsync(forbund, cancellationToken);
        }

        if (moved > 0)
        {
            LogMoved(moved);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Moved {Rows} rows of identities to the present keys")]
    private partial void LogMoved(int rows);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Moving identities to the present keys was interrupted and goes on soon: {Reason}")]
    private partial void LogInterrupted(string reason);
}
