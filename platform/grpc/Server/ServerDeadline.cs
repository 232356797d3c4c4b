namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The clock of a call with a deadline.</summary>
internal sealed class ServerDeadline : IAsyncDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly Func<Task> _onPassed;
    private readonly Timer _timer;
    private Task _passed = Task.CompletedTask;

    public ServerDeadline(TimeSpan timeout, CancellationToken aborted, Func<Task> onPassed)
    {
        At = DateTime.UtcNow + timeout;
        _onPassed = onPassed;
        _source = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        Token = _source.Token;
        _timer = new Timer(static state => ((ServerDeadline)state!).Pass(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(timeout, Timeout.InfiniteTimeSpan);
    }

    public DateTime At { get; }

    public CancellationToken Token { get; }

    /// <summary>Stops the clock; when it has run out, waits until the status has been sent.</summary>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _passed;
        _source.Dispose();
    }

    private void Pass() => _passed = PassAsync();

    private async Task PassAsync()
    {
        // The end is claimed before the token is cancelled, so that a handler that stops at once can't answer CANCELLED. The token is
        // cancelled before the end is sent, since a blocked write holds the response until then.
        var sending = _onPassed();
        await _source.CancelAsync();
        await sending;
    }
}
