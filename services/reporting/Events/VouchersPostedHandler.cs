using Finsam.Events;
using Finsam.Messaging;
using Finsam.Reporting.Storage;
using Npgsql;

namespace Finsam.Reporting.Events;

/// <summary>Vouchers were posted: composed reports that count on the books from that day are overtaken.</summary>
internal sealed class VouchersPostedHandler : IEventHandler<VouchersPosted>
{
    /// <inheritdoc/>
    public Task HandleAsync(
        IReadOnlyList<VouchersPosted> events, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        SourceChangeStore.AddAsync(connection, transaction, [.. events.Select(SourceChange.Of)], cancellationToken);
}
