namespace Finsam.Grpc.Tests.Host;

/// <summary>What handlers and interceptors of the test host have seen; tests wait on it instead of sleeping.</summary>
internal sealed class CallLog
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _written;
    private int _held;
    private int _open;
    private long _begun;

    public List<string> Intercepted { get; } = [];

    public int Written => Volatile.Read(ref _written);

    /// <summary>Calls that are held now.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Requests that the server has begun with and not ended.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Requests that the server has begun with.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    public Task WaitingAsync => _waiting.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public Task CancelledAsync => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>Holds a call until the test lets all go.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        try
        {
            await _released.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    public void Release() => _released.TrySetResult();

    public void Began()
    {
        Interlocked.Increment(ref _open);
        Interlocked.Increment(ref _begun);
    }

    public void Ended() => Interlocked.Decrement(ref _open);

    public void Waiting() => _waiting.TrySetResult();

    public void SawCancellation() => _cancelled.TrySetResult();

    public void Wrote() => Interlocked.Increment(ref _written);
}
