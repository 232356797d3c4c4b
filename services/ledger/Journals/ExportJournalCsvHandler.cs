using System.Globalization;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using AsOfMoment = Finsam.Ledger.Journal.AsOfMoment;
using BooksSnapshot = Finsam.Ledger.Journal.BooksSnapshot;

namespace Finsam.Ledger.Journals;

/// <summary>Exports the grundbok as a file.</summary>
internal sealed class ExportJournalCsvHandler(TenantDataSource dataSource)
{
    /// <summary>Sends the file in chunks. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>.</summary>
    public async Task ExportAsync(ExportJournalCsvRequest request, Func<ExportJournalCsvResponse, Task> send, CancellationToken ct)
    {
        var span = JournalRequests.Span(request.From, request.To);
        await using var books = await BooksSnapshot.OpenAsync(dataSource, request.Forbund, AsOfMoment.Now, ct);
        var names = await AccountNames.ReadAsync(books, ct);
        await send(new ExportJournalCsvResponse { FileName = CsvChunks.FileName(request.Forbund, "grundbok", request.From, request.To) });
        using var csv = new CsvChunks(chunk => send(new ExportJournalCsvResponse { Chunk = chunk }));
        await csv.Add(
            "Registreringsordning", "Serie", "Nummer", "Verifikationsdatum", "Verifikationstext", "Motpart", "Registrerad i källan",
            "Bokförd (UTC)", "Bokförd av", "Rättar", "Rättad av", "Bokföringsdag", "Konto", "Kontonamn", "Projekt", "Objekt", "Kvantitet",
            "Radtext", "Debet", "Kredit").EndRowAsync();
        await foreach (var entry in JournalReader.ReadAsync(books, span, ct))
        {
            foreach (var posting in entry.Postings)
            {
                await Voucher(csv, entry)
                    .Add(posting.Date, posting.Account).AddText(names.GetValueOrDefault(posting.Account, "")).AddText(posting.Project)
                    .AddText(string.Join(' ', posting.Objects.Select(other => $"{other.Dimension}:{other.Code}")))
                    .Add(posting.Quantity.Replace('.', ',')).AddText(posting.Text).AddDebitCredit(posting.AmountOre).EndRowAsync();
            }

            if (entry.Postings.Count == 0)
            {
                await Voucher(csv, entry).Add(entry.Date, "", "", "", "", "", "", "", "").EndRowAsync();
            }
        }

        await csv.SendAsync();
    }

    private static CsvChunks Voucher(CsvChunks csv, JournalEntry entry) => csv
        .Add(Id(entry.Voucher.VoucherId)).AddText(entry.Voucher.Series).AddText(entry.Voucher.Number).Add(entry.Date).AddText(entry.Text)
        .AddText(entry.Counterparty)
        .Add(entry.RegisteredOn, entry.PostedAt.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
        .AddText(entry.PostedBy).Add(Id(entry.CorrectedId), Id(entry.ReversalId));

    private static string Id(long voucherId) => voucherId == 0 ? "" : voucherId.ToString(CultureInfo.InvariantCulture);
}
