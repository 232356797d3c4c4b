using Finsam.Ledger.Budgets;
using Finsam.Ledger.ChangeLog;
using Finsam.Ledger.Checkpoints;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.CorrectVoucher;
using Finsam.Ledger.ExportSie;
using Finsam.Ledger.GetVoucher;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.PeriodRegisters;
using Finsam.Ledger.Periods;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.V1;
using Finsam.Ledger.VerifyBooks;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The ledger's gRPC service: one handler a method.</summary>
internal sealed class LedgerApi(
    PutPeriodRegisterHandler registers,
    PutBudgetHandler budgets,
    ImportSieHandler imports,
    ExportSieHandler exports,
    PostVoucherHandler vouchers,
    CorrectVoucherHandler corrections,
    GetVoucherHandler voucher,
    ListPostingsHandler postings,
    ComputeTablesHandler tables,
    OpenFiscalYearHandler fiscalYears,
    LockPeriodHandler locks,
    ReopenPeriodHandler reopenings,
    GetPeriodsHandler periods,
    ExportChangeLogHandler changes,
    VerifyBooksHandler verifications,
    ExportCheckpointHandler checkpoints) : LedgerService.LedgerServiceBase
{
    /// <inheritdoc/>
    public override Task<PutPeriodRegisterResponse> PutPeriodRegister(PutPeriodRegisterRequest request, ServerCallContext context) =>
        registers.PutAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PutBudgetResponse> PutBudget(PutBudgetRequest request, ServerCallContext context) =>
        budgets.PutAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ImportSie(
        ImportSieRequest request, IServerStreamWriter<ImportSieResponse> responseStream, ServerCallContext context) =>
        imports.ImportAsync(request, context.GetCaller().Subject, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportSie(
        ExportSieRequest request, IServerStreamWriter<ExportSieResponse> responseStream, ServerCallContext context) =>
        exports.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PostVoucherResponse> PostVoucher(PostVoucherRequest request, ServerCallContext context) =>
        vouchers.PostAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<CorrectVoucherResponse> CorrectVoucher(CorrectVoucherRequest request, ServerCallContext context) =>
        corrections.CorrectAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetVoucherResponse> GetVoucher(GetVoucherRequest request, ServerCallContext context) =>
        voucher.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListPostingsResponse> ListPostings(ListPostingsRequest request, ServerCallContext context) =>
        postings.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeTablesResponse> ComputeTables(ComputeTablesRequest request, ServerCallContext context) =>
        tables.ComputeAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<OpenFiscalYearResponse> OpenFiscalYear(OpenFiscalYearRequest request, ServerCallContext context) =>
        fiscalYears.OpenAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<LockPeriodResponse> LockPeriod(LockPeriodRequest request, ServerCallContext context) =>
        locks.LockAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ReopenPeriodResponse> ReopenPeriod(ReopenPeriodRequest request, ServerCallContext context) =>
        reopenings.ReopenAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetPeriodsResponse> GetPeriods(GetPeriodsRequest request, ServerCallContext context) =>
        periods.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportChangeLog(
        ExportChangeLogRequest request, IServerStreamWriter<ExportChangeLogResponse> responseStream, ServerCallContext context) =>
        changes.ExportAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task VerifyBooks(
        VerifyBooksRequest request, IServerStreamWriter<VerifyBooksResponse> responseStream, ServerCallContext context) =>
        verifications.VerifyAsync(request, responseStream.WriteAsync, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ExportCheckpointResponse> ExportCheckpoint(ExportCheckpointRequest request, ServerCallContext context) =>
        checkpoints.ExportAsync(request, context.CancellationToken);
}
