using Dapper;
using Finsam.Participants.Changes;
using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Puts a questionnaire: each change is a version, and every version stays.</summary>
internal sealed class PutQuestionnaireHandler(RequestLog requests, CodeBookSource codes)
{
    /// <summary>Puts it. Refusals: <c>EtagMismatch</c>; what is wrong with questionnaire and reason at once.</summary>
    public async Task<PutQuestionnaireResponse> HandleAsync(PutQuestionnaireRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        return await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(QuestionnaireService.QuestionnaireServiceBase.PutQuestionnaire),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, book, caller, cancellationToken),
            cancellationToken);
    }

    private static async Task<PutQuestionnaireResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutQuestionnaireRequest request,
        CodeBook book,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var wanted = request.Questionnaire ?? new Questionnaire();
        var before = await QuestionnaireStore.ReadAsync(
            connection, transaction, request.Forbund, wanted.Questionnaire_, version: 0, cancellationToken);
        var version = before?.Version ?? 0;
        Etag.Check(request.Etag, version);
        var refusals = new List<Refusal>();
        QuestionnaireRules.Check(wanted, book, refusals);
        var changed = before?.Content.SaysTheSame(wanted) != true;
        if (changed && before is not null)
        {
            StatedReason.Check(request.Reason, refusals);
        }

        RefusedException.ThrowIfAny(refusals);

        if (changed)
        {
            version++;
            await connection.ExecuteAsync(new CommandDefinition("""
                insert into questionnaire_version (forbund_id, questionnaire, version, title, respondent_groups, questions, registered_by, reason)
                values (@Forbund, @Questionnaire_, @version, @Title, @groups, @questions::jsonb, @Subject, @reason)
                """,
                new
                {
                    request.Forbund,
                    wanted.Questionnaire_,
                    version,
                    wanted.Title,
                    groups = wanted.Groups.ToArray(),
                    questions = QuestionJson.Write(wanted.Questions),
                    caller.Subject,
                    reason = before is null ? "" : request.Reason.Trim(),
                },
                transaction,
                cancellationToken: cancellationToken));
        }

        return new PutQuestionnaireResponse { Version = version, Changed = changed, Etag = Etag.Of(version) };
    }
}
