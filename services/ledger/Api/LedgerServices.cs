using Finsam.Ledger.Attachments;
using Finsam.Ledger.Budgets;
using Finsam.Ledger.ChangeLog;
using Finsam.Ledger.Checkpoints;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.CorrectVoucher;
using Finsam.Ledger.Drafts;
using Finsam.Ledger.ExportSie;
using Finsam.Ledger.GetCell;
using Finsam.Ledger.GetVoucher;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.Journals;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.PeriodRegisters;
using Finsam.Ledger.Periods;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.TableTemplates;
using Finsam.Ledger.VerifyBooks;
using Finsam.Ledger.VerifyStatements;

namespace Finsam.Ledger.Api;

/// <summary>Registers the ledger's handlers.</summary>
internal static class LedgerServices
{
    /// <summary>Adds the handlers; none of them keeps state but the queue of vouchers that wait to be posted.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton<PutPeriodRegisterHandler>()
        .AddSingleton<PutBudgetHandler>()
        .AddSingleton<ImportSieHandler>()
        .AddSingleton<ExportSieHandler>()
        .AddSingleton<PostVoucherHandler>()
        .AddSingleton<PostingQueue>()
        .AddSingleton<GroupWriter>()
        .AddSingleton<AttachHandler>()
        .AddSingleton<ExportAttachmentHandler>()
        .AddSingleton<WriteDraftHandler>()
        .AddSingleton<ReadDraftsHandler>()
        .AddSingleton<PostDraftHandler>()
        .AddSingleton<CorrectVoucherHandler>()
        .AddSingleton<GetVoucherHandler>()
        .AddSingleton<ExportJournalHandler>()
        .AddSingleton<ExportJournalCsvHandler>()
        .AddSingleton<ExportGeneralLedgerHandler>()
        .AddSingleton<ExportGeneralLedgerCsvHandler>()
        .AddSingleton<ListPostingsHandler>()
        .AddSingleton<ComputeTablesHandler>()
        .AddSingleton<GetCellHandler>()
        .AddSingleton<GetTableTemplateHandler>()
        .AddSingleton<VerifyStatementsHandler>()
        .AddSingleton<OpenFiscalYearHandler>()
        .AddSingleton<LockPeriodHandler>()
        .AddSingleton<ReopenPeriodHandler>()
        .AddSingleton<CloseFiscalYearHandler>()
        .AddSingleton<ReopenFiscalYearHandler>()
        .AddSingleton<GetPeriodsHandler>()
        .AddSingleton<ExportChangeLogHandler>()
        .AddSingleton<VerifyBooksHandler>()
        .AddSingleton<ExportCheckpointHandler>();
}
