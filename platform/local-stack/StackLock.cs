namespace Finsam.LocalStack;

/// <summary>Keeps two commands from starting or stopping the same stack at once.</summary>
internal static class StackLock
{
    /// <summary>Takes the lock; it is given back when the stream is disposed of or its process ends.</summary>
    /// <exception cref="StackException">Another command holds it.</exception>
    public static FileStream Take(StackFolder folder)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new StackException($"Ett annat kommando startar eller stoppar samma stack just nu ({folder.Lock}).", e);
        }
    }
}
