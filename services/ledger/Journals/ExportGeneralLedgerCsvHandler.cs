using System.Globalization;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using AsOfMoment = Finsam.Ledger.Journal.AsOfMoment;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Exports the huvudbok as a file.</summary>
internal sealed class ExportGeneralLedgerCsvHandler(TenantDataSource dataSource)
{
    /// <summary>
    /// Sends the file in chunks. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>AccountsMalformed</c>, <c>TooMany</c>,
    /// <c>DateOutsideFiscalYear</c>.
    /// </summary>
    public async Task ExportAsync(ExportGeneralLedgerCsvRequest request, Func<ExportGeneralLedgerCsvResponse, Task> send, CancellationToken ct)
    {
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var reader = await JournalRequests.ReaderAsync(books, request.From, request.To, request.Accounts, ct);
        await send(new ExportGeneralLedgerCsvResponse { FileName = CsvChunks.FileName(request.Forbund, "huvudbok", request.From, request.To) });
        using var csv = new CsvChunks(chunk => send(new ExportGeneralLedgerCsvResponse { Chunk = chunk }));
        await csv.Add(
            "Konto", "Kontonamn", "Bokföringsdag", "Registreringsordning", "Serie", "Nummer", "Text", "Radtext", "Projekt", "Debet", "Kredit",
            "Saldo").EndRowAsync();
        await foreach (var part in reader.ReadAsync(ct))
        {
            if (!part.Continued)
            {
                await Balance(csv, part, request.From, "Ingående balans", part.OpeningOre).EndRowAsync();
            }

            foreach (var row in part.Rows)
            {
                await Account(csv, part).Add(row.Date, row.VoucherId.ToString(CultureInfo.InvariantCulture)).AddText(row.Series)
                    .AddText(row.Number).AddText(row.VoucherText).AddText(row.Text).AddText(row.Project).AddDebitCredit(row.AmountOre)
                    .AddKronor(row.BalanceOre).EndRowAsync();
            }

            if (!part.Continues)
            {
                await Balance(csv, part, request.To, "Utgående balans", part.ClosingOre).EndRowAsync();
            }
        }

        await csv.SendAsync();
    }

    private static CsvChunks Account(CsvChunks csv, GeneralLedgerPart part) => csv.Add(part.Account).AddText(part.AccountName);

    private static CsvChunks Balance(CsvChunks csv, GeneralLedgerPart part, string day, string label, long ore) =>
        Account(csv, part).Add(day, "", "", "", label, "", "", "", "").AddKronor(ore);
}
