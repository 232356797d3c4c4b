using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Code lists on the wire.</summary>
internal sealed class CodeListApi(ListCodesHandler list, PutCodeHandler put, ListCodeVersionsHandler listVersions) : CodeListService.CodeListServiceBase
{
    public override Task<ListCodeListsResponse> ListCodeLists(ListCodeListsRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<ListCodesResponse> ListCodes(ListCodesRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<PutCodeResponse> PutCode(PutCodeRequest request, ServerCallContext context) =>
        put.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListCodeVersionsResponse> ListCodeVersions(ListCodeVersionsRequest request, ServerCallContext context) =>
        listVersions.HandleAsync(TextRules.Checked(request), context.CancellationToken);
}
