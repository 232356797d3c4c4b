using Grpc.Core;

namespace Finsam.ServiceDefaults.Health;

/// <summary>Counts those who watch the health of the server, since anybody may and each holds a stream open.</summary>
internal sealed class HealthWatchers
{
    private const int Most = 1_000;

    private int _count;

    /// <summary>Takes a place, given back when disposed. RESOURCE_EXHAUSTED when there is none.</summary>
    public IDisposable Enter()
    {
        if (Interlocked.Increment(ref _count) > Most)
        {
            Interlocked.Decrement(ref _count);
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"Fler än {Most} följer redan tjänstens hälsa."));
        }

        return new Place(this);
    }

    private sealed class Place(HealthWatchers watchers) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref watchers._count);
    }
}
