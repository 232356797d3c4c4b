using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>The requests of a client or duplex streaming call that may be tried again.</summary>
internal sealed class RetryRequestStream<TRequest, TResponse>(
    RetryCall<TRequest, TResponse> call,
    RetryRequests<TRequest, TResponse> requests,
    Func<TRequest, WriteOptions?, ReadOnlyMemory<byte>> encode) : IClientStreamWriter<TRequest>
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
                static state => ((RetryCall<TRequest, TResponse>)state!).Cancel("Call canceled by the client."), call);
            var number = requests.Add(encode(message, WriteOptions));
            await requests.WriteAsync(number, flush: (WriteOptions?.Flags & WriteFlags.BufferHint) is null or 0);
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
        requests.Complete();
        return Task.CompletedTask;
    }
}
