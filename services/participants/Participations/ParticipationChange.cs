using Dapper;
using Finsam.Events;
using Finsam.Messaging;
using Finsam.Participants.Domain;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Participants.Participations;

/// <summary>Tells that participations have changed: moves the förbund's position and puts the event in the outbox.</summary>
internal sealed class ParticipationChange(TimeProvider time)
{
    /// <summary>Tells of one that is registered otherwise than before.</summary>
    public Task TellAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        RegisteredParticipation before,
        RegisteredParticipation after,
        CancellationToken cancellationToken)
    {
        var from = before.EnrolledOn < after.EnrolledOn ? before.EnrolledOn : after.EnrolledOn;
        DateOnly? to = before.ClosedOn is { } was && after.ClosedOn is { } @is ? (was > @is ? was : @is) : null;
        return TellAsync(connection, transaction, forbund, from, to, count: 1, cancellationToken);
    }

    /// <summary>Tells that participations of some persons count otherwise than before. As the last statements, while they are still theirs.</summary>
    public async Task TellOfAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Guid[] persons, CancellationToken cancellationToken)
    {
        var (from, to, count) = await connection.QuerySingleAsync<(DateOnly? From, DateOnly? To, int Count)>(new CommandDefinition(
            """
            select min(enrolled_on), case when bool_or(closed_on is null) then null else max(closed_on) end, count(*)::int
            from participation
            where forbund_id = @forbund and person_id = any (@persons)
            """,
            new { forbund, persons },
            transaction,
            cancellationToken: cancellationToken));
        if (from is { } earliest)
        {
            await TellAsync(connection, transaction, forbund, earliest, to, count, cancellationToken);
        }
    }

    /// <summary>Once a transaction, as its last statements.</summary>
    /// <param name="connection">The change's connection.</param>
    /// <param name="transaction">The change's transaction.</param>
    /// <param name="forbund">Slug of the förbund.</param>
    /// <param name="from">Earliest day of inskrivning among them, before or after.</param>
    /// <param name="to">Latest day of avslut; null when one of them is, or was, open.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TellAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        DateOnly from,
        DateOnly? to,
        int count,
        CancellationToken cancellationToken)
    {
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, cancellationToken);
        await Outbox.AddAsync(connection, transaction, Event(forbund, from, to, count, position), cancellationToken);
    }

    /// <summary>The event, for who moves the position itself.</summary>
    /// <param name="forbund">Slug of the förbund.</param>
    /// <param name="from">Earliest day of inskrivning among them, before or after.</param>
    /// <param name="to">Latest day of avslut; null when one of them is, or was, open.</param>
    /// <param name="count">How many.</param>
    /// <param name="position">The förbund's position when the change has been committed.</param>
    public ParticipationsChanged Event(string forbund, DateOnly from, DateOnly? to, int count, long position) =>
        new(Guid.CreateVersion7(), forbund, time.GetUtcNow(), from, to, count, position);
}
