using Finsam.Ledger.Journals;
using Finsam.Ledger.V1;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>Grundbok and huvudbok.</summary>
internal sealed class JournalApi(
    ExportJournalHandler journal,
    ExportJournalCsvHandler journalFile,
    ExportGeneralLedgerHandler generalLedger,
    ExportGeneralLedgerCsvHandler generalLedgerFile) : JournalService.JournalServiceBase
{
    /// <inheritdoc/>
    public override Task ExportJournal(
        ExportJournalRequest request, IServerStreamWriter<ExportJournalResponse> responseStream, ServerCallContext context) =>
        journal.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportJournalCsv(
        ExportJournalCsvRequest request, IServerStreamWriter<ExportJournalCsvResponse> responseStream, ServerCallContext context) =>
        journalFile.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportGeneralLedger(
        ExportGeneralLedgerRequest request, IServerStreamWriter<ExportGeneralLedgerResponse> responseStream, ServerCallContext context) =>
        generalLedger.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportGeneralLedgerCsv(
        ExportGeneralLedgerCsvRequest request, IServerStreamWriter<ExportGeneralLedgerCsvResponse> responseStream, ServerCallContext context) =>
        generalLedgerFile.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);
}
