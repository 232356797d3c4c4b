using Finsam.Ledger.Budgets;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.ExportSie;
using Finsam.Ledger.ImportSie;
using Finsam.Ledger.ListPostings;
using Finsam.Ledger.PeriodRegisters;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.V1;
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
    ListPostingsHandler postings,
    ComputeTablesHandler tables) : LedgerService.LedgerServiceBase
{
    /// <inheritdoc/>
    public override Task<PutPeriodRegisterResponse> PutPeriodRegister(PutPeriodRegisterRequest request, ServerCallContext context) =>
        registers.PutAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<PutBudgetResponse> PutBudget(PutBudgetRequest request, ServerCallContext context) =>
        budgets.PutAsync(request, context.CancellationToken);

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
    public override Task<ListPostingsResponse> ListPostings(ListPostingsRequest request, ServerCallContext context) =>
        postings.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ComputeTablesResponse> ComputeTables(ComputeTablesRequest request, ServerCallContext context) =>
        tables.ComputeAsync(request, context.CancellationToken);
}
