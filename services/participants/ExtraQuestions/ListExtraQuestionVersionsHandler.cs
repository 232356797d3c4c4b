using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>Lists what a question has been.</summary>
internal sealed class ListExtraQuestionVersionsHandler(TenantDataSource dataSource)
{
    private const string Versions = $"""
        with state as (
            select q.* from extra_question q where q.forbund_id = @Forbund and q.question = @Question
            union all
            select was.*
            from extra_question_version v, jsonb_populate_record(null::extra_question, v.before) as was
            where v.forbund_id = @Forbund and v.question = @Question
        )
        select s.question, {QuestionStore.Fields}, s.changed_at, s.changed_by, coalesce(made.reason, '') as reason
        from state s
        left join lateral (
            select v.reason from extra_question_version v
            where v.forbund_id = @Forbund and v.question = @Question and v.version = s.version - 1
        ) made on true
        where s.version < @before
        order by s.version desc
        limit @limit
        """;

    /// <summary>A page; the token is the last version of the page before.</summary>
    public async Task<ListExtraQuestionVersionsResponse> HandleAsync(
        ListExtraQuestionVersionsRequest request, CancellationToken cancellationToken)
    {
        var size = Page.Size(request.PageSize);
        var before = Page.Number(request.PageToken, first: long.MaxValue);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var rows = (await connection.QueryAsync<StoredQuestion, Made, (StoredQuestion Question, Made Made)>(
            new CommandDefinition(
                Versions, new { request.Forbund, request.Question, before, limit = size + 1 }, cancellationToken: cancellationToken),
            (question, made) => (question, made),
            splitOn: "changed_at")).AsList();
        return new ListExtraQuestionVersionsResponse
        {
            Versions = { rows.Take(size).Select(row => ToMessage(row.Question, row.Made)) },
            NextPageToken = Page.Next(rows, size, row => row.Question.Version),
        };
    }

    private static ExtraQuestionVersion ToMessage(StoredQuestion question, Made made) => new()
    {
        Question = question.ToMessage(),
        PutAt = made.At,
        PutBy = made.ChangedBy,
        Reason = made.Reason,
    };
}
