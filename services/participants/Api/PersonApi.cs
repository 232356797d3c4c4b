using Finsam.Participants.Domain;
using Finsam.Participants.Persons;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Persons on the wire.</summary>
internal sealed class PersonApi(
    SearchPersonsHandler search,
    ChangePersonNumberHandler changeNumber,
    ListPossibleDuplicatesHandler listDuplicates,
    LinkPersonsHandler link,
    UndoLinkHandler undoLink,
    SplitPersonsHandler split,
    ListPersonDecisionsHandler listDecisions,
    ProtectPersonHandler protect,
    ExportPersonRecordHandler export) : PersonService.PersonServiceBase
{
    public override Task<SearchPersonsResponse> SearchPersons(SearchPersonsRequest request, ServerCallContext context) =>
        search.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ChangePersonNumberResponse> ChangePersonNumber(ChangePersonNumberRequest request, ServerCallContext context) =>
        changeNumber.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListPossibleDuplicatesResponse> ListPossibleDuplicates(
        ListPossibleDuplicatesRequest request, ServerCallContext context) =>
        listDuplicates.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<LinkPersonsResponse> LinkPersons(LinkPersonsRequest request, ServerCallContext context) =>
        link.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<UndoLinkResponse> UndoLink(UndoLinkRequest request, ServerCallContext context) =>
        undoLink.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<SplitPersonsResponse> SplitPersons(SplitPersonsRequest request, ServerCallContext context) =>
        split.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListPersonDecisionsResponse> ListPersonDecisions(ListPersonDecisionsRequest request, ServerCallContext context) =>
        listDecisions.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ProtectPersonResponse> ProtectPerson(ProtectPersonRequest request, ServerCallContext context) =>
        protect.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ExportPersonRecordResponse> ExportPersonRecord(ExportPersonRecordRequest request, ServerCallContext context) =>
        export.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
