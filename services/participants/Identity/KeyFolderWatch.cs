namespace Finsam.Participants.Identity;

/// <summary>Looks every few seconds whether a key has come or gone.</summary>
internal sealed partial class KeyFolderWatch(IdentityKeys keys, ILogger<KeyFolderWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                keys.Refresh();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                LogUnreadable(error.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The key folder cannot be read; the keys known before stay in use: {Reason}")]
    private partial void LogUnreadable(string reason);
}
