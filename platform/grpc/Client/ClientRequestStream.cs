using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// The requests of a client or duplex streaming call: one write at a time and none after the last; each is flushed unless its write options
/// have the buffer hint. A write that is cancelled cancels the call.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="write">Encodes a request by its write options and sends it, flushed or not.</param>
/// <param name="complete">Sends no more.</param>
internal sealed class ClientRequestStream<TRequest, TResponse>(
    IClientCall<TRequest, TResponse> call, Func<TRequest, WriteOptions?, bool, Task> write, Action complete) : IClientStreamWriter<TRequest>
    where TRequest : class
    where TResponse : class
{
    private int _isWriting;
    private bool _isCompleted;

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_isCompleted)
        {
            throw new InvalidOperationException("Request stream has already been completed.");
        }

        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
        }

        try
        {
            using var cancel = cancellationToken.UnsafeRegister(
                static state => ((IClientCall<TRequest, TResponse>)state!).Cancel("Call canceled by the client."), call);
            await write(message, WriteOptions, (WriteOptions?.Flags & WriteFlags.BufferHint) is null or 0);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    public Task CompleteAsync()
    {
        if (Volatile.Read(ref _isWriting) == 1)
        {
            throw new InvalidOperationException("Can't complete the client stream writer because the previous write is in progress.");
        }

        _isCompleted = true;
        complete();
        return Task.CompletedTask;
    }
}
