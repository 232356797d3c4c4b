using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>What may end a call from the caller's side: its deadline, its token, and those of the server call it is made for.</summary>
internal sealed class CallTriggers : IDisposable
{
    // Longer waits than a timer takes are as good as none.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(45);

    private readonly CallOptions _options;
    private readonly List<CancellationTokenRegistration> _registrations = [];
    private readonly Lock _lock = new();
    private Timer? _timer;
    private bool _isDisposed;

    public CallTriggers(CallOptions options)
    {
        if (options.Deadline is { } at && at.Kind != DateTimeKind.Utc && at != DateTime.MaxValue && at != DateTime.MinValue)
        {
            throw new InvalidOperationException("A deadline must be in UTC, DateTime.MaxValue or DateTime.MinValue.");
        }

        _options = options;
        var inherited = options.PropagationToken?.Deadline;
        var earliest = inherited is null || options.Deadline < inherited ? options.Deadline : inherited;
        Deadline = earliest == DateTime.MaxValue ? null : earliest;
    }

    /// <summary>When the call ends at the latest, in UTC; null when it has no deadline.</summary>
    public DateTime? Deadline { get; }

    public bool IsDeadlinePassed => Deadline <= DateTime.UtcNow;

    /// <summary>Calls back once something happens; at once, before returning, when it has already.</summary>
    public void Watch(CancellationToken channelDisposed, Action onCancelled, Action onDeadline)
    {
        if (IsDeadlinePassed)
        {
            onDeadline();
            return;
        }

        var inherited = _options.PropagationToken?.CancellationToken ?? CancellationToken.None;
        foreach (var token in (ReadOnlySpan<CancellationToken>)[_options.CancellationToken, inherited, channelDisposed])
        {
            if (token.CanBeCanceled)
            {
                Keep(token.UnsafeRegister(static state => ((Action)state!)(), onCancelled));
            }
        }

        if (Deadline - DateTime.UtcNow is { } wait && wait < LongestWait)
        {
            StartTimer(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, onDeadline);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _timer?.Dispose();
        }

        foreach (var registration in _registrations)
        {
            registration.Unregister();
        }
    }

    private void Keep(CancellationTokenRegistration registration)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _registrations.Add(registration);
                return;
            }
        }

        registration.Unregister();
    }

    private void StartTimer(TimeSpan wait, Action onDeadline)
    {
        lock (_lock)
        {
            if (!_isDisposed)
            {
                _timer = new Timer(_ => OnTimer(onDeadline), null, wait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void OnTimer(Action onDeadline)
    {
        // Timers count milliseconds and may fire a little early.
        if (IsDeadlinePassed)
        {
            onDeadline();
            return;
        }

        StartTimer(TimeSpan.FromMilliseconds(1), onDeadline);
    }
}
