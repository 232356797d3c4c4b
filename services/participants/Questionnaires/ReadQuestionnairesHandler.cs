using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.Questionnaires;

/// <summary>Shows questionnaires, in any of their versions.</summary>
internal sealed class ReadQuestionnairesHandler(TenantDataSource dataSource)
{
    /// <summary>One questionnaire. Refusal: <c>QuestionnaireUnknown</c>.</summary>
    public async Task<GetQuestionnaireResponse> GetAsync(GetQuestionnaireRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return new GetQuestionnaireResponse
        {
            Questionnaire = await QuestionnaireStore.ReadAsync(
                connection, null, request.Forbund, request.Questionnaire, request.Version, cancellationToken) ?? throw QuestionnaireStore.Unknown(),
        };
    }

    /// <summary>A page; the token is the last key of the page before. Refusal: <c>PageInvalid</c>.</summary>
    public async Task<ListQuestionnairesResponse> ListAsync(ListQuestionnairesRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var found = await QuestionnaireStore.PageAsync(connection, request.Forbund, request.PageToken, size + 1, cancellationToken);
        return new ListQuestionnairesResponse
        {
            Questionnaires = { found.Take(size) },
            NextPageToken = found.Count > size ? found[size - 1].Content.Questionnaire_ : "",
        };
    }
}
