using System.Buffers;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// A client's call on the wire. It ends once, by whatever comes first: the response's status, a failure of HTTP, the deadline, or the
/// caller's cancelling or disposing it; everything that waits then gets that end.
/// </summary>
internal sealed class ClientCall<TRequest, TResponse> : IClientCall<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly string? _host;
    private readonly CallOptions _options;
    private readonly int _previousAttempts;
    private readonly CancellationTokenSource _http = new();
    private readonly TaskCompletionSource<CallEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<HttpResponseMessage?> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CallTriggers _triggers;
    private Task<ResponseReader<TResponse>?> _reader = Task.FromResult<ResponseReader<TResponse>?>(null);
    private StreamingContent? _requestStream;
    private HttpResponseMessage? _response;
    private CallEnd? _replaced;
    private int _isEnded;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options, int previousAttempts = 0)
    {
        _channel = channel;
        _method = method;
        _host = host;
        _options = options;
        _previousAttempts = previousAttempts;
        _triggers = new CallTriggers(options);
    }

    /// <summary>The response headers, read when they are asked for: few callers do.</summary>
    public async Task<Metadata> HeadersAsync() => await _head.Task is { } response ? ResponseHead.MetadataOf(response.Headers) : [];

    public CallEnd? End => _end.Task.IsCompleted ? _end.Task.Result : null;

    /// <summary>True while the response is being waited for or read by the call itself, so that the end is sure to come.</summary>
    public bool IsEndComing => IsSingle || !_reader.IsCompleted;

    public Task<CallEnd> EndAsync => _end.Task;

    /// <summary>Whether the server has begun to answer; false when the call ended without, or with its headers only.</summary>
    public async Task<bool> IsAnsweredAsync() => await _reader is not null;

    private bool IsSingle => _method.Type is MethodType.Unary or MethodType.ClientStreaming;

    public void Start(TRequest request) => Start(() => new UnaryContent(Encode(_channel, _method, _options, request, _options.WriteOptions)));

    public void StartFrame(ReadOnlyMemory<byte> frame) => Start(() => new UnaryContent(frame));

    public IClientStreamWriter<TRequest> StartStream()
    {
        var content = StartContent();
        return new ClientRequestStream<TRequest, TResponse>(
            this,
            (message, writing, flush) => WriteAsync(content, Encode(_channel, _method, _options, message, writing), flush),
            content.Complete)
        {
            WriteOptions = _options.WriteOptions,
        };
    }

    public StreamingContent StartContent()
    {
        var content = new StreamingContent();
        _requestStream = content;
        Start(() => content);
        return content;
    }

    /// <summary>A request as it is sent. RESOURCE_EXHAUSTED when it is larger than the channel sends.</summary>
    public static ReadOnlyMemory<byte> Encode(
        GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options, TRequest request, WriteOptions? writing)
    {
        var frame = new ArrayBufferWriter<byte>();
        var compress = options.Headers?.GetValue(HeaderNames.EncodingRequest) == GzipMessages.Name
            && (writing?.Flags & WriteFlags.NoCompress) is null or 0;
        new MessageEncoder(frame, channel.Options.MaxSendMessageSize).Write(request, method.RequestMarshaller, compress);
        return frame.WrittenMemory;
    }

    /// <summary>Writes a request of a stream. Throws what the call ended with when it has ended, or ends meanwhile.</summary>
    public async Task WriteAsync(StreamingContent content, ReadOnlyMemory<byte> frame, bool flush)
    {
        ThrowIfEnded();
        try
        {
            var stream = await content.OpenAsync();
            await stream.WriteAsync(frame);
            if (flush)
            {
                await stream.FlushAsync();
            }
        }
        catch (Exception e)
        {
            // The server may have ended the call, whose status says more than the broken stream.
            if (IsEndComing)
            {
                await EndAsync;
            }

            ThrowIfEnded();
            throw new RpcException(HttpErrors.StatusOf(e));
        }
    }

    /// <summary>Reads the next response; false at the end. Throws when the call ended badly.</summary>
    public async ValueTask<(bool HasMessage, TResponse? Message)> ReadAsync()
    {
        var reader = await _reader;
        if (reader is not null && End is null)
        {
            try
            {
                var (hasMessage, message) = await reader.ReadAsync(_http.Token);
                if (hasMessage)
                {
                    return (true, message);
                }

                TryEnd(ResponseHead.TrailersOf(_response!), isReadToEnd: _requestStream is null);
            }
            catch (Exception e)
            {
                TryEnd(new CallEnd(HttpErrors.StatusOf(e)));
            }
        }

        var end = await _end.Task;
        return end.IsOk ? (false, null) : throw ToException(end);
    }

    /// <summary>Reads the one response. INTERNAL when an OK call has none, or more than one.</summary>
    public Task<TResponse> ReadSingleAsync()
    {
        var response = ReadAsync(this);
        Observe(response);
        return response;

        static async Task<TResponse> ReadAsync(ClientCall<TRequest, TResponse> call)
        {
            var (hasMessage, message) = await call.ReadAsync();
            if (!hasMessage)
            {
                throw call.ToException(call.Replace("Failed to deserialize response message."));
            }

            var (hasMore, _) = await call.ReadAsync();
            return hasMore ? throw call.ToException(call.Replace("Unexpected data after finished reading message.")) : message!;
        }
    }

    public Exception ToException(CallEnd end) => end.ToException(_channel.Options.ThrowOperationCanceledOnCancellation);

    public Status GetStatus() => Ended().Status;

    public Metadata GetTrailers() => Ended().Trailers;

    public void Cancel(string detail) => TryEnd(new CallEnd(new Status(StatusCode.Cancelled, detail)) { IsByCaller = true });

    public void Dispose() => Cancel("gRPC call disposed.");

    /// <summary>Keeps a failure that nobody may wait for from counting as unobserved.</summary>
    public static void Observe(Task task) => _ = task.ContinueWith(
        static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private CallEnd Ended() => _replaced ?? End ?? throw new InvalidOperationException("The call has not ended.");

    /// <summary>A call that HTTP ended well, but that did not keep to its kind.</summary>
    private CallEnd Replace(string detail)
    {
        _replaced = new CallEnd(new Status(StatusCode.Internal, detail), () => End?.Trailers ?? []);
        TryEnd(_replaced);
        return _replaced;
    }

    private void ThrowIfEnded()
    {
        if (End is { } end)
        {
            throw end.IsOk ? new InvalidOperationException("Can't write the message because the call is complete.") : ToException(end);
        }
    }

    private void Start(Func<HttpContent> body)
    {
        Watch();
        _reader = SendAsync(body);
    }

    private void Watch() => _triggers.Watch(
        _channel.Disposed,
        onCancelled: () => Cancel("Call canceled by the client."),
        onDeadline: () => TryEnd(new CallEnd(new Status(StatusCode.DeadlineExceeded, "")) { IsByCaller = true }));

    private async Task<ResponseReader<TResponse>?> SendAsync(Func<HttpContent> body)
    {
        try
        {
            if (End is not null)
            {
                return null;
            }

            var request = await CallRequest.CreateAsync(_channel, _method, _host, _options, _triggers.Deadline, _previousAttempts, _http.Token);
            request.Content = body();
            var response = await _channel.Invoker.SendAsync(request, _http.Token);
            Volatile.Write(ref _response, response);
            if (Volatile.Read(ref _isEnded) != 0)
            {
                response.Dispose();
                return null;
            }

            if (ResponseHead.EndOf(response) is { } end)
            {
                _head.TrySetResult(null);
                TryEnd(end);
                return null;
            }

            _head.TrySetResult(response);
            var encoding = response.Headers.NonValidated.TryGetValues(HeaderNames.Encoding, out var values) ? values.ToString() : null;
            return new ResponseReader<TResponse>(
                await response.Content.ReadAsStreamAsync(_http.Token),
                new MessageDecoder<TResponse>(_method.ResponseMarshaller, encoding, _channel.Options.MaxReceiveMessageSize));
        }
        catch (Exception e)
        {
            TryEnd(new CallEnd(HttpErrors.StatusOf(e)));
            return null;
        }
    }

    private void TryEnd(CallEnd end, bool isReadToEnd = false)
    {
        if (Interlocked.CompareExchange(ref _isEnded, 1, 0) != 0)
        {
            return;
        }

        // A server that ran into the deadline first may answer CANCELLED or reset the stream with CANCEL.
        if (end.Status.StatusCode == StatusCode.Cancelled && _triggers.IsDeadlinePassed)
        {
            end = end.As(new Status(StatusCode.DeadlineExceeded, end.Status.Detail, end.Status.DebugException));
        }

        _end.SetResult(end);
        if (!_head.Task.IsCompleted && _head.TrySetException(ToException(end)))
        {
            Observe(_head.Task);
        }

        _triggers.Dispose();
        _requestStream?.Abort();

        // Cancelling ends a send under way; disposing resets a stream that is not read to its end.
        if (!isReadToEnd)
        {
            _http.Cancel();
        }

        Volatile.Read(ref _response)?.Dispose();
    }
}
