using Finsam.Participants.Changes;
using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>Puts a question of the förbund's own. What it was before goes into its history, with the reason.</summary>
internal sealed class PutExtraQuestionHandler(RequestLog requests)
{
    /// <summary>Most questions of a förbund.</summary>
    private const int MostQuestions = 200;

    /// <summary>Puts it, or refuses: <c>EtagMismatch</c>, or with every violation at once.</summary>
    public Task<PutExtraQuestionResponse> HandleAsync(PutExtraQuestionRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ExtraQuestionService.ExtraQuestionServiceBase.PutExtraQuestion),
            request,
            (connection, transaction) => PutAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private static async Task<PutExtraQuestionResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutExtraQuestionRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var question = request.Question ?? new ExtraQuestion();
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var all = await QuestionStore.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var before = all.SingleOrDefault(known => known.Question == question.Question);
        Etag.Check(question.Etag, before?.Version ?? 0);
        var refusals = new List<Refusal>();
        QuestionRules.Check(question, insatser, refusals);
        if (before is null && all.Count >= MostQuestions)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.TooManyQuestions, "question", "Förbundet har för många frågor.", $"högst {MostQuestions} frågor"));
        }

        if (before is not null && QuestionMessages.Kinds.GetValueOrDefault(question.Kind, before.Kind) != before.Kind)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.QuestionKindFixed, "question.kind", "Frågan har redan ett annat svarssätt.", $"{before.Kind}, eller en ny fråga"));
        }

        RefusedException.ThrowIfAny(refusals);

        var after = QuestionMessages.ToStored(question, (before?.Version ?? 0) + 1);
        if (before is not null && (after with { Version = before.Version }).ToMessage().SaysTheSame(before.ToMessage()))
        {
            return new PutExtraQuestionResponse { Question = before.ToMessage(), Changed = false };
        }

        CheckReason(request.Reason, isNew: before is null);
        await QuestionStore.WriteAsync(
            connection, transaction, request.Forbund, after, caller.Subject, request.RequestId, request.Reason.Trim(), cancellationToken);
        return new PutExtraQuestionResponse { Question = after.ToMessage(), Changed = true };
    }

    private static void CheckReason(string reason, bool isNew)
    {
        var refusals = new List<Refusal>();
        if (isNew)
        {
            StatedReason.CheckOptional(reason, refusals);
        }
        else
        {
            StatedReason.Check(reason, refusals);
        }

        RefusedException.ThrowIfAny(refusals);
    }
}
