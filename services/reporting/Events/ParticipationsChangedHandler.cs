using Finsam.Events;
using Finsam.Messaging;
using Finsam.Reporting.Storage;
using Npgsql;

namespace Finsam.Reporting.Events;

/// <summary>Participations changed: composed reports that look at those days are overtaken.</summary>
internal sealed class ParticipationsChangedHandler : IEventHandler<ParticipationsChanged>
{
    /// <inheritdoc/>
    public Task HandleAsync(
        IReadOnlyList<ParticipationsChanged> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        SourceChangeStore.AddAsync(connection, transaction, [.. events.Select(SourceChange.Of)], cancellationToken);
}
