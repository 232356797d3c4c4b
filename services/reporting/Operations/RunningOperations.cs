using System.Collections.Concurrent;

namespace Finsam.Reporting.Operations;

/// <summary>What this process has under way.</summary>
internal sealed class RunningOperations
{
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    /// <summary>Name of this process where leases are kept.</summary>
    public Guid Holder { get; } = Guid.NewGuid();

    /// <summary>Ids of the operations.</summary>
    public Guid[] Ids => [.. _running.Keys];

    /// <summary>Enters an operation; it is cancelled when its lease is lost or the process stops.</summary>
    public CancellationTokenSource Enter(Guid id, TimeSpan longest)
    {
        var source = new CancellationTokenSource(longest);
        _running[id] = source;
        return source;
    }

    /// <summary>Leaves an operation that has ended.</summary>
    public void Leave(Guid id)
    {
        if (_running.TryRemove(id, out var source))
        {
            source.Dispose();
        }
    }

    /// <summary>Cancels operations that another process has taken.</summary>
    public async Task CancelAsync(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            if (_running.TryGetValue(id, out var source))
            {
                await source.CancelAsync();
            }
        }
    }
}
