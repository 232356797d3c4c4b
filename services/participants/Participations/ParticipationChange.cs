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
        await Outbox.AddAsync(
            connection,
            transaction,
            new ParticipationsChanged(Guid.CreateVersion7(), forbund, time.GetUtcNow(), from, to, count, position),
            cancellationToken);
    }
}
