using System.Collections.Concurrent;
using Finsam.Events;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>
/// Hands events to their handler, each once however often it arrives. What arrives while others are being handled is handled together
/// after them, in one transaction.
/// </summary>
internal sealed class Inbox<TEvent, THandler>(TenantDataSource dataSource, THandler handler) : IDisposable
    where TEvent : class, IDomainEvent
    where THandler : class, IEventHandler<TEvent>
{
    private readonly ConcurrentQueue<Arrival> arrivals = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Returns when what the event asks for is durable.</summary>
    public async Task ReceiveAsync(TEvent @event, CancellationToken cancellationToken)
    {
        var arrival = new Arrival(@event);
        arrivals.Enqueue(arrival);
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (!arrival.Handled.IsCompleted)
            {
                await HandleAsync(TakeGroup());
            }
        }
        finally
        {
            turn.Release();
        }

        await arrival.Handled;
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private List<Arrival> TakeGroup()
    {
        var group = new List<Arrival>();
        while (group.Count < MessagingServices.LargestGroup && arrivals.TryDequeue(out var arrival))
        {
            group.Add(arrival);
        }

        return group;
    }

    // No caller's token: the group is not one caller's to cancel.
    private async Task HandleAsync(IReadOnlyList<Arrival> group)
    {
        try
        {
            await HandleTogetherAsync([.. group.Select(arrival => arrival.Event)]);
            foreach (var arrival in group)
            {
                arrival.Succeed();
            }
        }
        catch (Exception error) when (group.Count > 1 && error is not NpgsqlException or PostgresException)
        {
            // One of them cannot be handled. By itself it holds nobody else up.
            foreach (var arrival in group)
            {
                await HandleAsync([arrival]);
            }
        }
        catch (Exception error)
        {
            foreach (var arrival in group)
            {
                arrival.Fail(error);
            }
        }
    }

    private async Task HandleTogetherAsync(IReadOnlyList<TEvent> events)
    {
        await using var connection = await dataSource.OpenUnboundAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var fresh = await MarkAsync(connection, transaction, events);
        if (fresh.Count > 0)
        {
            await handler.HandleAsync([.. events.Where(each => fresh.Remove(each.EventId))], connection, transaction, CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    // Marks the events as received and gives the ids of those that had not been. In one order everywhere, so that two instances never wait
    // for each other.
    private static async Task<HashSet<Guid>> MarkAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<TEvent> events)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                TenantCommand.Of([.. events.Select(each => each.Forbund).Distinct()]),
                new("""
                    insert into inbox (forbund_id, event_id, handler)
                    select forbund_id, event_id, $3
                    from unnest($1::text[], $2::uuid[]) as arrived (forbund_id, event_id)
                    order by forbund_id, event_id
                    on conflict on constraint inbox_pk do nothing
                    returning event_id
                    """)
                {
                    Parameters =
                    {
                        new() { Value = events.Select(each => each.Forbund).ToArray() },
                        new() { Value = events.Select(each => each.EventId).ToArray() },
                        new() { Value = typeof(THandler).Name },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        var fresh = new HashSet<Guid>();
        while (await reader.ReadAsync())
        {
            fresh.Add(reader.GetGuid(0));
        }

        return fresh;
    }

    private sealed class Arrival(TEvent @event)
    {
        private readonly TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TEvent Event { get; } = @event;

        public Task Handled => handled.Task;

        public void Succeed() => handled.SetResult();

        public void Fail(Exception error) => handled.SetException(error);
    }
}
