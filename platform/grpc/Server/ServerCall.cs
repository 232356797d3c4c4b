using Grpc.Core;
using Grpc.Core.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grpc.AspNetCore.Server.Internal;

/// <summary>
/// A call's life on the wire: request in, headers and messages out, and one end. The end has two claimants, the handler and the deadline;
/// whoever swaps <see cref="_isEnded"/> first sends the status, and the other one's is dropped.
/// </summary>
internal sealed class ServerCall : IAsyncDisposable
{
    // RFC 9113 section 7: INTERNAL_ERROR.
    private const int ResetInternalError = 2;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly MessageEncoder _encoder;
    private readonly MethodOptions _options;
    private ServerDeadline? _deadline;
    private int _isEnded;
    private bool _isClosed;
    private bool _hasHeadersOrMessages;
    private bool _compresses;

    public ServerCall(HttpContext httpContext, string method, MethodOptions options)
    {
        HttpContext = httpContext;
        _options = options;
        _encoder = new MessageEncoder(httpContext.Response.BodyWriter, options.MaxSendBytes);
        Context = new HttpContextServerCallContext(this, method);
    }

    public HttpContext HttpContext { get; }

    public HttpContextServerCallContext Context { get; }

    /// <summary>Cancelled by the caller's going away and by the deadline.</summary>
    public CancellationToken Token => _deadline?.Token ?? HttpContext.RequestAborted;

    public DateTime Deadline => _deadline?.At ?? DateTime.MaxValue;

    /// <summary>True from the moment that the end is being sent: nothing may be read or written any more.</summary>
    public bool IsEnded => Volatile.Read(ref _isEnded) != 0;

    /// <summary>Starts the deadline's clock. INTERNAL when grpc-timeout is malformed.</summary>
    public void Start()
    {
        var text = HttpContext.Request.Headers[HeaderNames.Timeout].ToString();
        if (text.Length == 0)
        {
            return;
        }

        _deadline = GrpcTimeout.TryDecode(text, out var timeout)
            ? new ServerDeadline(timeout, HttpContext.RequestAborted, OnDeadlineAsync)
            : throw WireErrors.Of(StatusCode.Internal, $"The {HeaderNames.Timeout} '{text}' is malformed.");
    }

    public RequestReader<T> CreateReader<T>(Marshaller<T> marshaller) => new(
        HttpContext.Request.BodyReader,
        new MessageDecoder<T>(marshaller, HttpContext.Request.Headers[HeaderNames.Encoding], _options.MaxReceiveBytes));

    public bool TryClaimEnd() => Interlocked.CompareExchange(ref _isEnded, 1, 0) == 0;

    public async Task SendHeadersAsync(Metadata headers)
    {
        await _gate.WaitAsync(Token);
        try
        {
            if (_isClosed || _hasHeadersOrMessages)
            {
                throw new InvalidOperationException("Response headers can only be sent once, and before the first message.");
            }

            foreach (var entry in headers)
            {
                if (entry.Key == HeaderNames.EncodingRequest)
                {
                    Compress(GzipMessages.IsChosen(entry.Value));
                }
                else if (!HeaderNames.IsReserved(entry.Key))
                {
                    HttpContext.Response.Headers.Append(entry.Key, MetadataWire.Encode(entry));
                }
            }

            _hasHeadersOrMessages = true;
            await HttpContext.Response.BodyWriter.FlushAsync(Token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Sends a message of a stream. InvalidOperationException after the end, OperationCanceledException when the caller is gone.
    /// </summary>
    public async Task SendAsync<T>(T message, Marshaller<T> marshaller, bool flush)
    {
        await _gate.WaitAsync(Token);
        try
        {
            if (_isClosed || IsEnded)
            {
                throw new InvalidOperationException("Can't write the message because the call is complete.");
            }

            Write(message, marshaller);
            if (flush)
            {
                await HttpContext.Response.BodyWriter.FlushAsync(Token);
            }

            // Kestrel takes writes to an aborted stream without a word.
            Token.ThrowIfCancellationRequested();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Writes the one response, unflushed: Kestrel then sends headers, data and trailers together. After the end is claimed.
    /// </summary>
    public void Write<T>(T message, Marshaller<T> marshaller)
    {
        _encoder.Write(message, marshaller, _compresses && (Context.WriteOptions?.Flags & WriteFlags.NoCompress) is null or 0);
        _hasHeadersOrMessages = true;
    }

    /// <summary>
    /// Sends the status and trailers; by whoever claimed the end. With <paramref name="now"/> the handler may still be running.
    /// </summary>
    public async Task SendEndAsync(Status status, Metadata trailers, bool now = false)
    {
        await _gate.WaitAsync();
        try
        {
            _isClosed = true;
            var response = HttpContext.Response;
            if (_encoder.IsTorn)
            {
                HttpContext.Features.Get<IHttpResetFeature>()?.Reset(ResetInternalError);
                return;
            }

            // compression.md: UNIMPLEMENTED because of the encoding goes with what is accepted.
            if (status.StatusCode == StatusCode.Unimplemented && !response.HasStarted)
            {
                response.Headers[HeaderNames.AcceptEncoding] = GzipMessages.Accepted;
            }

            if (!_hasHeadersOrMessages && status.StatusCode != StatusCode.OK)
            {
                TrailersOnly.Write(response, status, trailers);
            }
            else
            {
                StatusTrailers.Write(status, trailers, (name, value) => response.AppendTrailer(name, value));
            }

            if (now)
            {
                await response.CompleteAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_deadline is not null)
        {
            await _deadline.DisposeAsync();
        }

        _gate.Dispose();
    }

    private void Compress(bool isChosen)
    {
        // compression.md: only by what the caller accepts.
        var accepted = HttpContext.Request.Headers[HeaderNames.AcceptEncoding].ToString().Split(',', StringSplitOptions.TrimEntries);
        _compresses = isChosen && accepted.Contains(GzipMessages.Name, StringComparer.Ordinal);
        if (_compresses)
        {
            HttpContext.Response.Headers[HeaderNames.Encoding] = GzipMessages.Name;
        }
    }

    private Task OnDeadlineAsync() => TryClaimEnd()
        ? SendEndAsync(new Status(StatusCode.DeadlineExceeded, "Deadline Exceeded"), Metadata.Empty, now: true)
        : Task.CompletedTask;
}
