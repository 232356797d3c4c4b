using Finsam.Events;
using Finsam.Messaging;
using Finsam.Participants.Domain;
using Finsam.Postgres;
using Npgsql;

namespace Finsam.Participants.Changes;

/// <summary>
/// Tells that what tables count beside participations has changed (activities, volume counts, closed rounds): moves the förbund's position and
/// puts the event in the outbox. Once a transaction, as its last statements.
/// </summary>
internal sealed class CountsChange(TimeProvider time)
{
    /// <summary>Tells of a change to what some days count.</summary>
    public async Task TellAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, Period days, CancellationToken cancellationToken)
    {
        var position = await JournalPosition.AdvanceAsync(connection, transaction, forbund, cancellationToken);
        await Outbox.AddAsync(
            connection,
            transaction,
            new CountsChanged(Guid.CreateVersion7(), forbund, time.GetUtcNow(), days.From, days.To, position),
            cancellationToken);
    }
}
