using System.Collections.Concurrent;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Enroll;

/// <summary>
/// Gathers inskrivningar: those of a förbund that come while some of it are being written wait, and are then written together, in one
/// transaction. One that comes while nothing of its förbund is being written is written at once. Each förbund has groups of its own, so
/// that no transaction is of two.
/// </summary>
internal sealed class EnrollmentQueue(EnrollmentWriter writer) : IAsyncDisposable
{
    private const int LongestQueue = 1000;
    private const int LargestGroup = 100;

    // Of the connections that a process has, so that others are left for those who read and correct.
    private const int MostWriters = 8;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim writers = new(MostWriters);

    // Those that no writer has at the moment.
    private readonly ConcurrentBag<KeptConnection> connections = [];

    // Of each förbund that has some waiting or being written: those that wait.
    private readonly Dictionary<string, Queue<WaitingEnrollment>> queues = new(StringComparer.Ordinal);

    /// <summary>Registers an inskrivning. A caller that goes away before its group is begun takes it along.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.TooManyWaiting"/>, or what registering it refuses.</exception>
    public async Task<EnrollResponse> EnrollAsync(WaitingEnrollment enrollment, CancellationToken cancellationToken)
    {
        Add(enrollment);
        await using var leaving = cancellationToken.UnsafeRegister(_ => enrollment.Leave(cancellationToken), null);
        return await enrollment.Answer;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        writers.Dispose();
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    private void Add(WaitingEnrollment enrollment)
    {
        var forbund = enrollment.Key.Forbund;
        lock (gate)
        {
            if (queues.TryGetValue(forbund, out var waiting))
            {
                if (waiting.Count >= LongestQueue)
                {
                    throw new RefusedException(new Refusal(
                        ParticipantsReason.TooManyWaiting,
                        "",
                        $"{LongestQueue} inskrivningar väntar redan på att registreras.",
                        "samma begäran om en stund"));
                }

                waiting.Enqueue(enrollment);
                return;
            }

            queues.Add(forbund, new Queue<WaitingEnrollment>([enrollment]));
        }

        // A writer works for many callers: nothing of the first one's is to follow it.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => WriteAsync(forbund), CancellationToken.None);
        }
    }

    private async Task WriteAsync(string forbund)
    {
        await writers.WaitAsync();
        var connection = connections.TryTake(out var kept) ? kept : writer.Connect();
        try
        {
            while (TakeGroup(forbund) is { Count: > 0 } group)
            {
                await writer.WriteAsync(connection, forbund, group);
            }
        }
        finally
        {
            connections.Add(connection);
            writers.Release();
        }
    }

    private List<WaitingEnrollment> TakeGroup(string forbund)
    {
        var group = new List<WaitingEnrollment>();
        lock (gate)
        {
            var waiting = queues[forbund];
            while (group.Count < LargestGroup && waiting.TryDequeue(out var next))
            {
                if (next.Take())
                {
                    group.Add(next);
                }
            }

            if (group.Count == 0)
            {
                queues.Remove(forbund);
            }
        }

        return group;
    }
}
