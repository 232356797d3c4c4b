using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Finsam.ServiceDefaults.Health;

/// <summary>
/// A state that is found out anew at most once a second, by one asker at a time, however many ask: anybody may, and finding out costs a
/// query or a call.
/// </summary>
/// <param name="findOut">Finds it out; does not throw.</param>
/// <param name="time">The clock.</param>
public sealed class RecentStatus(Func<Task<ServingStatus>> findOut, TimeProvider time)
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<ServingStatus>? _latest;
    private long _startedAt;

    /// <summary>The state.</summary>
    public Task<ServingStatus> GetAsync()
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_startedAt) >= Oldest))
            {
                _startedAt = time.GetTimestamp();
                _latest = Task.Run(findOut);
            }

            return _latest;
        }
    }
}
