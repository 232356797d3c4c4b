using Finsam.Participants.Domain;
using Finsam.Participants.Questionnaires;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Questionnaires on the wire. Whoever answers by code is nobody that is known: those two methods have no caller.</summary>
internal sealed class QuestionnaireApi(
    PutQuestionnaireHandler put,
    ReadQuestionnairesHandler read,
    OpenRoundHandler open,
    ChangeRoundHandler change,
    CloseRoundHandler close,
    ListRoundsHandler list,
    IssueCodesHandler issue,
    AnswerHandler answer,
    ResponseRatesHandler rates,
    RoundResultsHandler results) : QuestionnaireService.QuestionnaireServiceBase
{
    public override Task<PutQuestionnaireResponse> PutQuestionnaire(PutQuestionnaireRequest request, ServerCallContext context) =>
        put.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<GetQuestionnaireResponse> GetQuestionnaire(GetQuestionnaireRequest request, ServerCallContext context) =>
        read.GetAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<ListQuestionnairesResponse> ListQuestionnaires(ListQuestionnairesRequest request, ServerCallContext context) =>
        read.ListAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<OpenRoundResponse> OpenRound(OpenRoundRequest request, ServerCallContext context) =>
        open.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ChangeRoundResponse> ChangeRound(ChangeRoundRequest request, ServerCallContext context) =>
        change.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<CloseRoundResponse> CloseRound(CloseRoundRequest request, ServerCallContext context) =>
        close.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListRoundsResponse> ListRounds(ListRoundsRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<IssueCodesResponse> IssueCodes(IssueCodesRequest request, ServerCallContext context) =>
        issue.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<GetFormResponse> GetForm(GetFormRequest request, ServerCallContext context) =>
        answer.GetFormAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<SubmitAnswerResponse> SubmitAnswer(SubmitAnswerRequest request, ServerCallContext context) =>
        answer.SubmitAsync(TextRules.Checked(request), context.CancellationToken);

    public override Task<ComputeResponseRatesResponse> ComputeResponseRates(ComputeResponseRatesRequest request, ServerCallContext context) =>
        rates.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ComputeRoundResultsResponse> ComputeRoundResults(ComputeRoundResultsRequest request, ServerCallContext context) =>
        results.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
