using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using AsOfMoment = Finsam.Ledger.Journal.AsOfMoment;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Exports the huvudbok.</summary>
internal sealed class ExportGeneralLedgerHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// Sends the accounts with their postings, then totals. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>AccountsMalformed</c>,
    /// <c>TooMany</c>, <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public async Task ExportAsync(ExportGeneralLedgerRequest request, Func<ExportGeneralLedgerResponse, Task> send, CancellationToken ct)
    {
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var reader = await JournalRequests.ReaderAsync(books, request.From, request.To, request.Accounts, ct);
        var totals = new JournalTotals();
        await foreach (var part in reader.ReadAsync(ct))
        {
            totals.Parts += part.Continued ? 0 : 1;
            totals.Add(part.Rows.Select(row => row.AmountOre));
            await send(new ExportGeneralLedgerResponse { Part = part });
        }

        await send(new ExportGeneralLedgerResponse { Totals = totals });
    }
}
