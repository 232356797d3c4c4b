using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>
/// The requests of a call that may be tried again, and the attempt that they are written to. Another attempt first writes what the earlier
/// ones had; from the last one on, what is written is forgotten.
/// </summary>
internal sealed class RetryRequests<TRequest, TResponse>(RetryBufferSpace space)
    where TRequest : class
    where TResponse : class
{
    private readonly Lock _lock = new();
    private readonly RetryBuffer _buffer = new(space);
    private RetryAttempt<TRequest, TResponse> _attempt = null!;
    private bool _isLast;
    private bool _isBetween;
    private bool _isCompleted;

    /// <summary>Adds a request and gives its number. Without room for it the call is tried no more.</summary>
    public int Add(ReadOnlyMemory<byte> frame)
    {
        lock (_lock)
        {
            if (!_buffer.Add(frame))
            {
                _isLast = true;
                _buffer.GiveBack();
            }

            return _buffer.Count - 1;
        }
    }

    /// <summary>Starts an attempt: with <paramref name="start"/> when there is one request, else as a stream.</summary>
    public void Begin(ClientCall<TRequest, TResponse> call, Action<ClientCall<TRequest, TResponse>>? start)
    {
        var attempt = new RetryAttempt<TRequest, TResponse>(call);
        if (start is null)
        {
            attempt.Content = call.StartContent();
        }

        RetryAttempt<TRequest, TResponse>? before;
        lock (_lock)
        {
            before = _attempt;
            _attempt = attempt;
            _isBetween = false;
        }

        before?.Next.SetResult(attempt);
        start?.Invoke(call);
        if (attempt.Content is not null)
        {
            _ = CatchUpAsync(attempt);
        }
    }

    /// <summary>Lets another attempt follow the present one; false when it is the last.</summary>
    public bool TryLetGo()
    {
        lock (_lock)
        {
            _isBetween = !_isLast;
            return _isBetween;
        }
    }

    /// <summary>Makes the present attempt the last one.</summary>
    public void Commit()
    {
        lock (_lock)
        {
            _isLast = true;
            if (_attempt is not null)
            {
                _buffer.DropBefore(_attempt.Written);
            }
        }

        _attempt?.Next.TrySetResult(null);
    }

    /// <summary>Writes requests up to a number, to as many attempts as it takes.</summary>
    public async Task WriteAsync(int number, bool flush)
    {
        var attempt = _attempt;
        while (true)
        {
            try
            {
                await WriteAsync(attempt, number + 1, flush);
                return;
            }
            catch (Exception) when (attempt.Call.End is not null)
            {
                if (await attempt.Next.Task is not { } next)
                {
                    throw;
                }

                attempt = next;
            }
        }
    }

    /// <summary>Ends the requests.</summary>
    public void Complete()
    {
        RetryAttempt<TRequest, TResponse> attempt;
        lock (_lock)
        {
            _isCompleted = true;
            attempt = _attempt;
        }

        _ = CatchUpAsync(attempt);
    }

    private async Task CatchUpAsync(RetryAttempt<TRequest, TResponse> attempt)
    {
        try
        {
            await WriteAsync(attempt, upTo: null, flush: true);
        }
        catch (Exception) when (attempt.Call.End is not null)
        {
            // The call's end tells it, and the next attempt catches up in its turn.
        }
    }

    private async Task WriteAsync(RetryAttempt<TRequest, TResponse> attempt, int? upTo, bool flush)
    {
        await attempt.Gate.WaitAsync();
        try
        {
            while (Next(attempt, upTo) is { } frame)
            {
                await attempt.Call.WriteAsync(attempt.Content!, frame, flush);
                Wrote(attempt);
            }

            lock (_lock)
            {
                if (_isCompleted && attempt.Written == _buffer.Count)
                {
                    attempt.Content!.Complete();
                }
            }
        }
        finally
        {
            attempt.Gate.Release();
        }
    }

    private ReadOnlyMemory<byte>? Next(RetryAttempt<TRequest, TResponse> attempt, int? upTo)
    {
        lock (_lock)
        {
            // Not the literal null, which would become an empty message.
            return attempt.Written < (upTo ?? _buffer.Count) ? _buffer[attempt.Written] : default(ReadOnlyMemory<byte>?);
        }
    }

    private void Wrote(RetryAttempt<TRequest, TResponse> attempt)
    {
        lock (_lock)
        {
            attempt.Written++;
            if (_isLast && !_isBetween && attempt == _attempt)
            {
                _buffer.DropBefore(attempt.Written);
            }
        }
    }
}
