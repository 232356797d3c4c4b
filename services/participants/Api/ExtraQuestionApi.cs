using Finsam.Participants.Domain;
using Finsam.Participants.ExtraQuestions;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>The förbund's own questions on the wire.</summary>
internal sealed class ExtraQuestionApi(
    PutExtraQuestionHandler put, ListExtraQuestionsHandler list, ListExtraQuestionVersionsHandler listVersions)
    : ExtraQuestionService.ExtraQuestionServiceBase
{
    public override Task<PutExtraQuestionResponse> PutExtraQuestion(PutExtraQuestionRequest request, ServerCallContext context) =>
        put.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListExtraQuestionsResponse> ListExtraQuestions(ListExtraQuestionsRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListExtraQuestionVersionsResponse> ListExtraQuestionVersions(
        ListExtraQuestionVersionsRequest request, ServerCallContext context) =>
        listVersions.HandleAsync(TextRules.Checked(request), context.CancellationToken);
}
