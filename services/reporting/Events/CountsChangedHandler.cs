using Finsam.Events;
using Finsam.Messaging;
using Finsam.Reporting.Storage;
using Npgsql;

namespace Finsam.Reporting.Events;

/// <summary>Counts beside participations changed: composed reports that look at those days are overtaken.</summary>
internal sealed class CountsChangedHandler : IEventHandler<CountsChanged>
{
    /// <inheritdoc/>
    public Task HandleAsync(
        IReadOnlyList<CountsChanged> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        SourceChangeStore.AddAsync(connection, transaction, [.. events.Select(SourceChange.Of)], cancellationToken);
}
