using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Finsam.Events;
using Finsam.Postgres.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Finsam.Messaging;

/// <summary>
/// Sends what lies in the outbox to RabbitMQ and removes it when the broker has confirmed it. The bell wakes it at once, a poll
/// once a second makes sure. Then it leaves a while for more to come, the longer the more it has sent: a burst of changes is told at once where
/// its events can be merged. Several instances share the work: each claims rows that no other has locked.
/// </summary>
internal sealed partial class OutboxRelay(
    TenantDataSource dataSource, OutboxBell bell, IEventPublisher publisher, ILogger<OutboxRelay> logger) : BackgroundService
{
    private const int SentTogether = 100;
    private const int BatchSize = 2000;
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseOfRow = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UnreadableInterval = TimeSpan.FromMinutes(5);
    private static readonly ActivitySource Activities = new("Finsam.Messaging");

    // In a row.
    private int failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RelayAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failures++;
                LogFailure(error.Message, failures);
                await Task.Delay(Backoff(failures), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RelayAsync(CancellationToken stoppingToken)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var listener = bell.ListenAsync(dataSource, listening.Token);
        try
        {
            while (!listener.IsCompleted)
            {
                int sent;
                while ((sent = await SendBatchAsync(stoppingToken)) == BatchSize)
                {
                }

                failures = 0;
                await Task.Delay(Pause(sent), stoppingToken);
                await bell.HearAsync(PollInterval, stoppingToken);
            }
        }
        finally
        {
            await listening.CancelAsync();
        }

        await listener;
    }

    private static TimeSpan Pause(int sent) =>
        sent == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Clamp((sent * PauseOfRow).Ticks, ShortestPause.Ticks, LongestPause.Ticks));

    private static TimeSpan Backoff(int failures)
    {
        var backoff = TimeSpan.FromMilliseconds(250 * Math.Pow(2, Math.Min(failures, 8)));
        return backoff < LongestBackoff ? backoff : LongestBackoff;
    }

    // Bound to no förbund: the outbox alone shows what all of them have told. A row is deleted only after the broker's confirm: a crash
    // between them sends it again, and the inbox drops the double.
    private async Task<int> SendBatchAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<OutboxRow>(new CommandDefinition("""
            select forbund_id, event_id, type, payload::text as payload, trace_parent
            from outbox
            where next_attempt_at <= now()
            order by occurred_at
            limit @BatchSize
            for update skip locked
            """, new { BatchSize }, transaction, cancellationToken: cancellationToken))).AsList();
        if (rows.Count == 0)
        {
            return 0;
        }

        var letters = new OutboxLetters();
        foreach (var row in rows)
        {
            if (Read(row) is { } @event)
            {
                letters.Add(@event, row);
            }
            else
            {
                await PutOffAsync(connection, transaction, row, cancellationToken);
            }
        }

        var sent = new List<OutboxRow>(rows.Count);
        Exception? brokerFailure = null;
        foreach (var together in letters.All.Chunk(SentTogether))
        {
            var outcomes = await Task.WhenAll(together.Select(letter => TrySendAsync(letter, cancellationToken)));
            sent.AddRange(together.Where((_, i) => outcomes[i] is null).SelectMany(letter => letter.Rows));
            brokerFailure = outcomes.FirstOrDefault(outcome => outcome is not null);
            if (brokerFailure is not null)
            {
                break;
            }
        }

        await DeleteAsync(connection, transaction, sent, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return brokerFailure is null ? rows.Count : throw new EventUndeliveredException(brokerFailure);
    }

    private async Task<Exception?> TrySendAsync(OutboxLetters.Letter letter, CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("outbox send", ActivityKind.Producer, letter.Rows[0].TraceParent);
        try
        {
            await publisher.PublishAsync(letter.Event, cancellationToken);
            return null;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return error;
        }
    }

    // An event of a later version, left by a roll-back, must not stop the others.
    private IDomainEvent? Read(OutboxRow row)
    {
        try
        {
            return (IDomainEvent?)JsonSerializer.Deserialize(row.Payload, EventCatalog.TypeOf(row.Type));
        }
        catch (Exception error) when (error is KeyNotFoundException or JsonException)
        {
            LogUnreadable(row.EventId, row.Type);
            return null;
        }
    }

    private static Task<int> PutOffAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, OutboxRow row, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition("""
            update outbox set next_attempt_at = now() + @UnreadableInterval
            where forbund_id = @ForbundId and event_id = @EventId
            """, new { row.ForbundId, row.EventId, UnreadableInterval }, transaction, cancellationToken: cancellationToken));

    private static Task<int> DeleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, List<OutboxRow> rows, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "delete from outbox where (forbund_id, event_id) in (select * from unnest(@Forbund, @EventIds))",
            new { Forbund = rows.Select(row => row.ForbundId).ToArray(), EventIds = rows.Select(row => row.EventId).ToArray() },
            transaction,
            cancellationToken: cancellationToken));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be sent ({Failures} in a row): {Reason}")]
    private partial void LogFailure(string reason, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {EventId} of type {Type} in the outbox cannot be read by this version")]
    private partial void LogUnreadable(Guid eventId, string type);

    private sealed class EventUndeliveredException(Exception inner) : Exception(inner.Message, inner);
}
