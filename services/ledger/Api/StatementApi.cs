using Finsam.Ledger.GetCell;
using Finsam.Ledger.TableTemplates;
using Finsam.Ledger.V1;
using Finsam.Ledger.VerifyStatements;
using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The ledger's gRPC service of statements: one handler a method.</summary>
internal sealed class StatementApi(GetCellHandler cells, GetTableTemplateHandler templates, VerifyStatementsHandler verifications)
    : StatementService.StatementServiceBase
{
    /// <inheritdoc/>
    public override Task<GetCellResponse> GetCell(GetCellRequest request, ServerCallContext context) =>
        cells.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ListTableTemplatesResponse> ListTableTemplates(ListTableTemplatesRequest request, ServerCallContext context) =>
        Task.FromResult(ListTableTemplatesHandler.List(request));

    /// <inheritdoc/>
    public override Task<GetTableTemplateResponse> GetTableTemplate(GetTableTemplateRequest request, ServerCallContext context) =>
        templates.GetAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<VerifyStatementsResponse> VerifyStatements(VerifyStatementsRequest request, ServerCallContext context) =>
        verifications.VerifyAsync(request, context.CancellationToken);
}
