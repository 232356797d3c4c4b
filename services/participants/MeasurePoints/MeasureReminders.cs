using Finsam.Events;
using Finsam.Messaging;
using Finsam.Participants.Domain;
using Finsam.Participants.Tenants;
using Finsam.Postgres.Tenancy;
using Npgsql;

namespace Finsam.Participants.MeasurePoints;

/// <summary>
/// Tells of each follow-up once, when it falls due: the reminder and the event are written in one transaction, and the reminder's key is what
/// keeps a second instance, or the same after a restart, from telling again.
/// </summary>
internal sealed partial class MeasureReminders(
    TenantDataSource dataSource, OutboxBell bell, TimeProvider time, ILogger<MeasureReminders> logger) : BackgroundService
{
    /// <summary>Reminders that are written in a transaction at most.</summary>
    internal const int LargestBatch = 500;

    // What fell due longer ago than this is in the list of what is overdue, and nobody is reminded of it: a förbund that loads its history is
    // not to be told of ten years of it.
    private const int LongestOverdueDays = 90;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // The förbund's lists of reminders share no rows: what two instances write at a time meets at the primary key.
    private const string Remind = """
        with fallen_due as (
            select f.forbund_id, f.participation, f.insats, f.kind, f.due_on
            from follow_up f
            where f.forbund_id = $1 and not f.is_measured and f.due_on between $2 and $3
                and not exists (
                    select from measure_reminder r
                    where r.forbund_id = f.forbund_id and r.participation = f.participation and r.kind = f.kind and r.due_on = f.due_on)
            order by f.due_on, f.participation
            limit $4
        ), written as (
            insert into measure_reminder (forbund_id, participation, kind, due_on, event_id)
            select forbund_id, participation, kind, due_on, gen_random_uuid() from fallen_due
            on conflict on constraint measure_reminder_pk do nothing
            returning participation, kind, due_on, event_id
        )
        select w.event_id, d.insats, w.kind, w.due_on from written w join fallen_due d using (participation, kind, due_on)
        """;

    /// <summary>Tells of what has fallen due in every förbund; gives how many follow-ups were told of.</summary>
    public async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var forbund in await KnownForbund.ListAsync(dataSource, cancellationToken))
        {
            int batch;
            do
            {
                batch = await RemindAsync(forbund, cancellationToken);
                told += batch;
            }
            while (batch == LargestBatch);
        }

        return told;
    }

    /// <summary>Tells of what has fallen due in a förbund, a batch at most; gives how many follow-ups were told of.</summary>
    public async Task<int> RemindAsync(string forbund, CancellationToken cancellationToken)
    {
        var today = Days.Today(time);
        await using var connection = await dataSource.OpenUnboundAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var events = new List<MeasurePointDue>();
        await using (var batch = new NpgsqlBatch(connection, transaction) { BatchCommands = { TenantCommand.Of([forbund]), Command(forbund, today) } })
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                events.Add(new MeasurePointDue(
                    reader.GetGuid(0), forbund, time.GetUtcNow(), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateOnly>(3)));
            }
        }

        if (events.Count == 0)
        {
            return 0;
        }

        await using (var outbox = new NpgsqlBatch(connection, transaction) { BatchCommands = { Outbox.AddCommand(events) } })
        {
            await outbox.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        bell.Ring();
        return events.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await RemindAsync(stoppingToken);
            }
            catch (NpgsqlException error)
            {
                LogPutOff(error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static NpgsqlBatchCommand Command(string forbund, DateOnly today) => new(Remind)
    {
        Parameters =
        {
            new() { Value = forbund }, new() { Value = today.AddDays(-LongestOverdueDays) }, new() { Value = today }, new() { Value = LargestBatch },
        },
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reminders of follow-ups are put off: {Reason}")]
    private partial void LogPutOff(string reason);
}
