using Finsam.Ledger.ChartOfAccounts;
using Finsam.Ledger.DimensionObjects;
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
    ListAccountsHandler accounts,
    AddObjectHandler objectAdditions,
    ChangeObjectHandler objectChanges,
    GetObjectHandler dimensionObject,
    ListObjectsHandler objects,
    ListDimensionsHandler dimensions) : RegisterService.RegisterServiceBase
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

    /// <inheritdoc/>
    public override Task<AddObjectResponse> AddObject(AddObjectRequest request, ServerCallContext context) =>
        objectAdditions.AddAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ChangeObjectResponse> ChangeObject(ChangeObjectRequest request, ServerCallContext context) =>
        objectChanges.ChangeAsync(request, context.GetCaller().Subject, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<GetObjectResponse> GetObject(GetObjectRequest request, ServerCallContext context) =>
        dimensionObject.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListObjectsResponse> ListObjects(ListObjectsRequest request, ServerCallContext context) =>
        objects.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListDimensionsResponse> ListDimensions(ListDimensionsRequest request, ServerCallContext context) =>
        dimensions.ListAsync(request, context.CancellationToken);
}
