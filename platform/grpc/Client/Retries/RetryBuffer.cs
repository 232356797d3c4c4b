namespace Grpc.Net.Client.Internal;

/// <summary>The messages of a call that another attempt may have to send again; not safe for several threads.</summary>
internal sealed class RetryBuffer(RetryBufferSpace space)
{
    private readonly List<ReadOnlyMemory<byte>> _frames = [];
    private long _bytes;
    private int _dropped;

    /// <summary>How many messages have been added.</summary>
    public int Count => _dropped + _frames.Count;

    /// <summary>Adds a message; false when there was no room, so that the call must be tried no more: it is in the buffer all the same.</summary>
    public bool Add(ReadOnlyMemory<byte> frame)
    {
        _frames.Add(frame);
        if (!space.TryTake(_bytes, frame.Length))
        {
            return false;
        }

        _bytes += frame.Length;
        return true;
    }

    /// <summary>A message that has not been dropped, by its number from 0.</summary>
    public ReadOnlyMemory<byte> this[int number] => _frames[number - _dropped];

    /// <summary>Forgets messages up to a number: no attempt will send them again.</summary>
    public void DropBefore(int number)
    {
        _frames.RemoveRange(0, number - _dropped);
        _dropped = number;
        GiveBack();
    }

    /// <summary>Gives the room back once no other attempt can follow.</summary>
    public void GiveBack()
    {
        space.Release(_bytes);
        _bytes = 0;
    }
}
