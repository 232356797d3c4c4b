using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>The responses of a server or duplex streaming call.</summary>
internal sealed class ClientResponseStream<TRequest, TResponse>(IClientCall<TRequest, TResponse> call) : IAsyncStreamReader<TResponse>
    where TRequest : class
    where TResponse : class
{
    private int _isReading;

    public TResponse Current { get; private set; } = null!;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isReading, 1) == 1)
        {
            throw new InvalidOperationException("Can't read the next message because the previous read is still in progress.");
        }

        try
        {
            using var cancel = cancellationToken.UnsafeRegister(
                static state => ((IClientCall<TRequest, TResponse>)state!).Cancel("Call canceled by the client."), call);
            var (hasMessage, message) = await call.ReadAsync();
            Current = message!;
            return hasMessage;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
