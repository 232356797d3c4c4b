using System.Globalization;
using Grpc.Core;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// A call that is tried again (gRFC A6). It is committed to an attempt when that one is answered with headers, ends in a way that is not
/// tried again, or is the last one that there may be; until then the caller sees nothing of it.
/// </summary>
internal sealed class RetryCall<TRequest, TResponse> : IClientCall<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly string? _host;
    private readonly CallOptions _options;
    private readonly RetryRules _rules;
    private readonly RetryRequests<TRequest, TResponse> _requests;
    private readonly CallTriggers _triggers;
    private readonly CancellationTokenSource _wake = new();
    private readonly TaskCompletionSource<ClientCall<TRequest, TResponse>> _committed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ClientCall<TRequest, TResponse>? _current;
    private string? _cancelled;

    public RetryCall(GrpcChannel channel, Method<TRequest, TResponse> method, string? host, CallOptions options, RetryRules rules)
    {
        _channel = channel;
        _method = method;
        _host = host;
        _options = options;
        _rules = rules;
        _requests = new RetryRequests<TRequest, TResponse>(channel.RetryBufferSpace);
        _triggers = new CallTriggers(options);
    }

    public async Task<Metadata> HeadersAsync() => await (await _committed.Task).HeadersAsync();

    public void Start(TRequest request)
    {
        Watch();
        ReadOnlyMemory<byte> frame;
        try
        {
            frame = ClientCall<TRequest, TResponse>.Encode(_channel, _method, _options, request, _options.WriteOptions);
        }
        catch (Exception)
        {
            // The attempt fails of the same, as a call that is not tried again does.
            var only = NewCall(0);
            only.Start(request);
            Commit(only);
            return;
        }

        _requests.Add(frame);
        _ = RunAsync(call => call.StartFrame(frame));
    }

    public IClientStreamWriter<TRequest> StartStream()
    {
        Watch();
        var requests = new ClientRequestStream<TRequest, TResponse>(
            this,
            (message, writing, flush) => _requests.WriteAsync(
                _requests.Add(ClientCall<TRequest, TResponse>.Encode(_channel, _method, _options, message, writing)), flush),
            _requests.Complete)
        {
            WriteOptions = _options.WriteOptions,
        };
        _ = RunAsync(start: null);
        return requests;
    }

    public async ValueTask<(bool HasMessage, TResponse? Message)> ReadAsync() => await (await _committed.Task).ReadAsync();

    public Task<TResponse> ReadSingleAsync()
    {
        var response = ReadCommittedAsync();
        ClientCall<TRequest, TResponse>.Observe(response);
        return response;

        async Task<TResponse> ReadCommittedAsync() => await (await _committed.Task).ReadSingleAsync();
    }

    public Status GetStatus() => Committed().GetStatus();

    public Metadata GetTrailers() => Committed().GetTrailers();

    public void Cancel(string detail)
    {
        Interlocked.CompareExchange(ref _cancelled, detail, null);
        _wake.Cancel();
        Volatile.Read(ref _current)?.Cancel(detail);
    }

    public void Dispose() => Cancel("gRPC call disposed.");

    private ClientCall<TRequest, TResponse> Committed() =>
        _committed.Task.IsCompleted ? _committed.Task.Result : throw new InvalidOperationException("The call has not ended.");

    /// <summary>Ends a wait for the next attempt early: the attempt then ends at once of the same cause.</summary>
    private void Watch() => _triggers.Watch(_channel.Disposed, _wake.Cancel, _wake.Cancel);

    private async Task RunAsync(Action<ClientCall<TRequest, TResponse>>? start)
    {
        var backoffs = 0;
        for (var attempt = 1; ; attempt++)
        {
            var call = NewCall(attempt - 1);
            _requests.Begin(call, start);
            if (await call.IsAnsweredAsync())
            {
                Commit(call);
                return;
            }

            var end = await call.EndAsync;
            if (WaitAfter(end, attempt, ref backoffs) is not { } wait || !_requests.TryLetGo())
            {
                Commit(call);
                return;
            }

            await Task.Delay(wait, _wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private ClientCall<TRequest, TResponse> NewCall(int previousAttempts)
    {
        var call = new ClientCall<TRequest, TResponse>(_channel, _method, _host, _options, previousAttempts);
        Volatile.Write(ref _current, call);
        if (Volatile.Read(ref _cancelled) is { } detail)
        {
            call.Cancel(detail);
        }

        return call;
    }

    /// <summary>How long to wait before trying again; null when the end is final.</summary>
    private TimeSpan? WaitAfter(CallEnd end, int attempt, ref int backoffs)
    {
        if (end.IsByCaller || end.IsOk || !_rules.RetryableStatusCodes.Contains(end.Status.StatusCode))
        {
            return null;
        }

        // "If the value is unparseable or negative, the client will not retry"; what it lets through begins the backoff anew.
        var pushback = end.Trailers.GetValue(HeaderNames.RetryPushback);
        var isPushed = int.TryParse(pushback, NumberStyles.None, CultureInfo.InvariantCulture, out var waitMs);
        var mayRetry = _channel.RetryThrottle?.Failed() ?? true;
        if (!mayRetry || attempt >= _rules.MostAttempts || (pushback is not null && !isPushed))
        {
            return null;
        }

        backoffs = isPushed ? 0 : backoffs + 1;
        return isPushed ? TimeSpan.FromMilliseconds(waitMs) : _rules.Backoff(backoffs);
    }

    private void Commit(ClientCall<TRequest, TResponse> call)
    {
        _requests.Commit();
        _committed.SetResult(call);
        _triggers.Dispose();
        if (_channel.RetryThrottle is { } throttle)
        {
            _ = CountAsync(call, throttle);
        }
    }

    private async Task CountAsync(ClientCall<TRequest, TResponse> call, RetryThrottle throttle)
    {
        // Ends without headers have been counted.
        var end = await call.EndAsync;
        if (end.IsOk)
        {
            throttle.Succeeded();
        }
        else if (await call.IsAnsweredAsync() && _rules.RetryableStatusCodes.Contains(end.Status.StatusCode))
        {
            throttle.Failed();
        }
    }
}
