namespace Grpc.Core;

/// <summary>How a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>Sent at once.</summary>
    None = 0,

    /// <summary>May wait for the next message or the end of the stream.</summary>
    BufferHint = 0x1,

    /// <summary>Not compressed even when the call is.</summary>
    NoCompress = 0x2,
}

/// <summary>Options of writes.</summary>
public class WriteOptions(WriteFlags flags = WriteFlags.None)
{
    /// <summary>The usual options.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>The flags.</summary>
    public WriteFlags Flags { get; } = flags;
}
