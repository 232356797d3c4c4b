using System.Net;
using System.Net.Http.Headers;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>A request body that stays open while messages are written.</summary>
internal sealed class StreamingContent : HttpContent
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private Stream? _stream;
    private bool _isUsed;

    public StreamingContent() => Headers.ContentType = new MediaTypeHeaderValue(ContentType.Grpc);

    /// <summary>Where messages are written, once the request is under way.</summary>
    public async Task<Stream> OpenAsync()
    {
        await _started.Task;
        lock (_lock)
        {
            _isUsed = true;
            return _stream!;
        }
    }

    /// <summary>Ends the body.</summary>
    public void Complete() => _completed.TrySetResult();

    /// <summary>Breaks the body off; the call has ended.</summary>
    public void Abort()
    {
        _started.TrySetCanceled();
        _completed.TrySetCanceled();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // A stream that a server refused is opened again, on another connection. Messages written to the first one are lost.
            if (_isUsed)
            {
                throw new IOException("The server refused the stream after messages had been written to it.");
            }

            _stream = stream;
        }

        // Sends the headers before the first message, which may come much later.
        await stream.FlushAsync(cancellationToken);
        _started.TrySetResult();

        // Not the token, which a reset cancels: the body would then fail as cancelled before the reset's own code is told.
        await _completed.Task;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
