using System.Buffers;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// A client's call on the wire. It ends once, by whatever comes first: the response's status, a failure of HTTP, the deadline, or the
/// caller's
/// cancelling or disposing it; everything that waits then gets that end.
/// </summary>
internal sealed class ClientCall<TRequest, TResponse> : IDisposable
    where TRequest : class
    where TResponse : class
{
    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly string? _host;
    private readonly CallOptions _options;
    private readonly CancellationTokenSource _http = new();
    private readonly TaskCompletionSource<CallEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<HttpResponseMessage?> _head = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CallTriggers _triggers;
    private readonly bool _compresses;
    private Task<ResponseReader<TResponse>?> _reader = Task.FromResult<ResponseReader<TResponse>?>(null);
    private StreamingContent? _requestStream;
    private HttpResponseMessage? _response;
    private CallEnd? _replaced;
    private int _isEnded;

    public ClientCall(GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        _channel = channel;
        _method = method;
        _host = host;
        _options = options;
        _triggers = new CallTriggers(options);
        _compresses = options.Headers?.GetValue(HeaderNames.EncodingRequest) == GzipMessages.Name;
    }

    /// <summary>The response headers, read when they are asked for: few callers do.</summary>
    public async Task<Metadata> HeadersAsync() => await _head.Task is { } response ? ResponseHead.MetadataOf(response.Headers) : [];

    public CallEnd? End => _end.Task.IsCompleted ? _end.Task.Result : null;

    /// <summary>True while the response is being waited for or read by the call itself, so that the end is sure to come.</summary>
    public bool IsEndComing => IsSingle || !_reader.IsCompleted;

    public Task<CallEnd> EndAsync => _end.Task;

    private bool IsSingle => _method.Type is MethodType.Unary or MethodType.ClientStreaming;

    public void Start(TRequest request)
    {
        Watch();
        _reader = SendAsync(() => new UnaryContent(Encode(request, _options.WriteOptions)));
    }

    public ClientRequestStream<TRequest, TResponse> StartStream()
    {
        var content = new StreamingContent();
        _requestStream = content;
        Watch();
        _reader = SendAsync(() => content);
        return new ClientRequestStream<TRequest, TResponse>(this, content) { WriteOptions = _options.WriteOptions };
    }

    public ReadOnlyMemory<byte> Encode(TRequest request, WriteOptions? options)
    {
        var frame = new ArrayBufferWriter<byte>();
        var compress = _compresses && (options?.Flags & WriteFlags.NoCompress) is null or 0;
        new MessageEncoder(frame, _channel.Options.MaxSendMessageSize).Write(request, _method.RequestMarshaller, compress);
        return frame.WrittenMemory;
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

    public void Cancel(string detail) => TryEnd(new CallEnd(new Status(StatusCode.Cancelled, detail)));

    public void Dispose() => Cancel("gRPC call disposed.");

    private static void Observe(Task task) => _ = task.ContinueWith(
        static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private CallEnd Ended() => _replaced ?? End ?? throw new InvalidOperationException("The call has not ended.");

    /// <summary>A call that HTTP ended well, but that did not keep to its kind.</summary>
    private CallEnd Replace(string detail)
    {
        _replaced = new CallEnd(new Status(StatusCode.Internal, detail), () => End?.Trailers ?? []);
        TryEnd(_replaced);
        return _replaced;
    }

    private void Watch() => _triggers.Watch(
        _channel.Disposed,
        onCancelled: () => Cancel("Call canceled by the client."),
        onDeadline: () => TryEnd(new CallEnd(new Status(StatusCode.DeadlineExceeded, ""))));

    private async Task<ResponseReader<TResponse>?> SendAsync(Func<HttpContent> body)
    {
        try
        {
            if (End is not null)
            {
                return null;
            }

            var request = await CallRequest.CreateAsync(_channel, _method, _host, _options, _triggers.Deadline, _http.Token);
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
