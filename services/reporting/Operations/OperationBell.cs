namespace Finsam.Reporting.Operations;

/// <summary>Wakes those in this process who follow an operation when it has come further. A poll makes sure for the others.</summary>
internal sealed class OperationBell
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something has moved.</summary>
    public void Ring()
    {
        lock (_lock)
        {
            _next.SetResult();
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Ends at the next ring after this call, or when the time is out. Call it before looking, so that no ring is missed.</summary>
    public Task HearAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.WhenAny(_next.Task, Task.Delay(longest, cancellationToken));
        }
    }
}
