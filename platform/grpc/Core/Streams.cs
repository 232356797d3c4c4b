namespace Grpc.Core;

/// <summary>Messages from the peer, one at a time.</summary>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last <see cref="MoveNext"/> read.</summary>
    T Current { get; }

    /// <summary>Reads the next message; false at the end of the stream. RpcException when the call failed.</summary>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}

/// <summary>Messages to the peer, one at a time: a write must end before the next begins.</summary>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>Options of the following writes; null for the usual ones.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; ends when the transport has room for more.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message; cancelling a write that has begun cancels the call.</summary>
    Task WriteAsync(T message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("Cancellation of stream writes is not supported by this implementation.")
        : WriteAsync(message);
}

/// <summary>A server's responses.</summary>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

/// <summary>A client's requests.</summary>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no more requests come (half-close).</summary>
    Task CompleteAsync();
}
