namespace Finsam.Grpc.Tests.Host;

/// <summary>What handlers and interceptors of the test host have seen; tests wait on it instead of sleeping.</summary>
internal sealed class CallLog
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _written;

    public List<string> Intercepted { get; } = [];

    public int Written => Volatile.Read(ref _written);

    public Task WaitingAsync => _waiting.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public Task CancelledAsync => _cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));

    public void Waiting() => _waiting.TrySetResult();

    public void SawCancellation() => _cancelled.TrySetResult();

    public void Wrote() => Interlocked.Increment(ref _written);
}
