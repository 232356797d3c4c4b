using Finsam.Common.V1;

namespace Finsam.Reporting.ComposeReport;

/// <summary>Tells the caller how far a composition has come, one message at a time.</summary>
internal sealed class ComposeProgress(Func<Progress, Task> tell) : IDisposable
{
    /// <summary>Tells nobody.</summary>
    public static readonly ComposeProgress Untold = new(_ => Task.CompletedTask);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long _done;

    /// <summary>Tells of a stage, in Swedish.</summary>
    public async Task TellAsync(string stage, long done, long total)
    {
        await _one.WaitAsync();
        try
        {
            await tell(new Progress { Stage = stage, Done = done, Total = total });
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Tells that so many more units of a stage are done.</summary>
    public Task AddAsync(string stage, long more, long total) => TellAsync(stage, Interlocked.Add(ref _done, more), total);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
