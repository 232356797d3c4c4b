using Finsam.Events;
using Finsam.Messaging;
using Finsam.Reporting.Storage;
using Npgsql;

namespace Finsam.Reporting.Events;

/// <summary>A period's register or budget was put: the composed report of that period is overtaken.</summary>
internal sealed class PeriodRegisterPutHandler : IEventHandler<PeriodRegisterPut>
{
    /// <inheritdoc/>
    public Task HandleAsync(
        IReadOnlyList<PeriodRegisterPut> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        SourceChangeStore.AddAsync(connection, transaction, [.. events.Select(SourceChange.Of)], cancellationToken);
}
