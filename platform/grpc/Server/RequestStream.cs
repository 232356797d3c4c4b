using Grpc.Core;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>The requests of a client or duplex streaming call.</summary>
internal sealed class RequestStream<T>(ServerCall call, RequestReader<T> reader) : IAsyncStreamReader<T>
    where T : class
{
    private bool _isAtEnd;

    public T Current { get; private set; } = null!;

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (call.IsEnded)
        {
            call.Token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("Can't read messages after the call is complete.");
        }

        if (_isAtEnd)
        {
            return false;
        }

        using var both = cancellationToken.CanBeCanceled && cancellationToken != call.Token
            ? CancellationTokenSource.CreateLinkedTokenSource(call.Token, cancellationToken)
            : null;
        var (hasMessage, message) = await reader.ReadAsync(both?.Token ?? call.Token);
        _isAtEnd = !hasMessage;
        Current = message!;
        return hasMessage;
    }
}
