using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The responses of a server or duplex streaming call; each is flushed unless its write options have the buffer hint.</summary>
internal sealed class ResponseStream<T>(ServerCall call, Marshaller<T> marshaller) : IServerStreamWriter<T>
    where T : class
{
    private int _isWriting;

    public WriteOptions? WriteOptions
    {
        get => call.Context.WriteOptions;
        set => call.Context.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            // A write that has begun can't be taken back: cancelling it ends the call.
            using var abort = cancellationToken.UnsafeRegister(static state => ((ServerCall)state!).HttpContext.Abort(), call);
            var flush = (WriteOptions?.Flags & WriteFlags.BufferHint) is null or 0;
            await call.SendAsync(message, marshaller, flush);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }
}
