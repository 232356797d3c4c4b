using Grpc.Core;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>A stream whose first message has been read already, and is read again by whoever reads on.</summary>
internal sealed class BegunStream<T>(IAsyncStreamReader<T> stream) : IAsyncStreamReader<T>
{
    private bool _hasGivenFirst;

    /// <inheritdoc/>
    public T Current => stream.Current;

    /// <inheritdoc/>
    public Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_hasGivenFirst)
        {
            return stream.MoveNext(cancellationToken);
        }

        _hasGivenFirst = true;
        return Task.FromResult(true);
    }
}
