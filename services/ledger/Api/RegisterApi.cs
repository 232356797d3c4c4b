using Finsam.Ledger.ChartOfAccounts;
using Finsam.Ledger.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The gRPC service of the registers that postings are checked against: one handler a method.</summary>
internal sealed class RegisterApi(
    ApplyChartTemplateHandler templates,
    AddAccountHandler additions,
    ChangeAccountHandler changes,
    GetAccountHandler account,
    ListAccountsHandler accounts) : RegisterService.RegisterServiceBase
{
    /// <inheritdoc/>
    public override Task<GetChartTemplateResponse> GetChartTemplate(GetChartTemplateRequest request, ServerCallContext context) =>
        Task.FromResult(GetChartTemplateHandler.Get(request));

    /// <inheritdoc/>
    public override Task<ApplyChartTemplateResponse> ApplyChartTemplate(ApplyChartTemplateRequest request, ServerCallContext context) =>
        templates.ApplyAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<AddAccountResponse> AddAccount(AddAccountRequest request, ServerCallContext context) =>
        additions.AddAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ChangeAccountResponse> ChangeAccount(ChangeAccountRequest request, ServerCallContext context) =>
        changes.ChangeAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetAccountResponse> GetAccount(GetAccountRequest request, ServerCallContext context) =>
        account.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListAccountsResponse> ListAccounts(ListAccountsRequest request, ServerCallContext context) =>
        accounts.ListAsync(request, context.CancellationToken);
}
