using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using AsOfMoment = Finsam.Ledger.Journal.AsOfMoment;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Exports the grundbok.</summary>
internal sealed class ExportJournalHandler(TenantDataSource dataSource)
{
    /// <summary>Sends the vouchers of a span in the order of registration, then totals. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>.</summary>
    public async Task ExportAsync(ExportJournalRequest request, Func<ExportJournalResponse, Task> send, CancellationToken ct)
    {
        var span = JournalRequests.Span(request.From, request.To);
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var totals = new JournalTotals();
        var last = 0L;
        await foreach (var entry in JournalReader.ReadAsync(books, span, ct))
        {
            totals.Parts += entry.Voucher.VoucherId == last ? 0 : 1;
            last = entry.Voucher.VoucherId;
            totals.Add(entry.Postings.Select(posting => posting.AmountOre));
            await send(new ExportJournalResponse { Entry = entry });
        }

        await send(new ExportJournalResponse { Totals = totals });
    }
}
