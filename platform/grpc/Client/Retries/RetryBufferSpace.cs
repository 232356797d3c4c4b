namespace Grpc.Net.Client.Internal;

/// <summary>How many bytes a channel keeps for calls that may have to send their messages again.</summary>
internal sealed class RetryBufferSpace(long? mostBytes, long? mostBytesPerCall)
{
    private long _bytes;

    /// <summary>Bytes kept now.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Takes room for more of a call that holds some already; false when there is none.</summary>
    public bool TryTake(long held, int more)
    {
        if (held + more > mostBytesPerCall)
        {
            return false;
        }

        if (Interlocked.Add(ref _bytes, more) <= (mostBytes ?? long.MaxValue))
        {
            return true;
        }

        Release(more);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _bytes, -bytes);
}
