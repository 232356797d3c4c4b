using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Opens a round of a questionnaire as it stands.</summary>
internal sealed class OpenRoundHandler(RequestLog requests)
{
    private const int LongestTitle = 200;

    /// <summary>Opens it. Refusals: <c>QuestionnaireUnknown</c>; <c>RoundExists</c>; what is wrong with the request at once.</summary>
    public Task<OpenRoundResponse> HandleAsync(OpenRoundRequest request, Caller caller, CancellationToken cancellationToken) => requests.RunAsync(
        request.Forbund,
        request.RequestId,
        nameof(QuestionnaireService.QuestionnaireServiceBase.OpenRound),
        request,
        (connection, transaction) => OpenAsync(connection, transaction, request, caller, cancellationToken),
        cancellationToken);

    private static async Task<OpenRoundResponse> OpenAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, OpenRoundRequest request, Caller caller, CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var questionnaire = await QuestionnaireStore.ReadAsync(
            connection, transaction, request.Forbund, request.Questionnaire, version: 0, cancellationToken) ?? throw QuestionnaireStore.Unknown();
        var store = new RoundStore(connection, transaction, request.Forbund, cancellationToken);
        if (await store.FindAsync(request.Round) is not null)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.RoundExists, "round", "Omgångens nyckel är redan använd.", "en nyckel som ingen omgång har"));
        }

        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var round = Check(request, questionnaire, insatser);
        await store.InsertAsync(round, caller.Subject);
        await store.InviteAsync(round.Round, request.Invitations);
        return new OpenRoundResponse { Round = await store.ToMessageAsync(round) };
    }

    private static StoredRound Check(OpenRoundRequest request, QuestionnaireVersion questionnaire, InsatsBook insatser)
    {
        var refusals = new List<Refusal>();
        Slugs.Check(request.Round, "round", refusals);
        QuestionnaireRules.CheckText(request.Title, LongestTitle, "title", refusals);
        var days = RoundRules.Days(request.OpensOn, request.ClosesOn, refusals);
        if (request.Invitations.Count == 0)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueMissing, "invitations", "Ingen är inbjuden.", "minst en grupp"));
        }

        RoundRules.Check(request.Invitations, questionnaire.Content, insatser, refusals);
        return days is { } open && refusals.Count == 0
            ? new StoredRound
            {
                Round = request.Round,
                Title = request.Title,
                Questionnaire = request.Questionnaire,
                QuestionnaireVersion = questionnaire.Version,
                OpensOn = open.From,
                ClosesOn = open.To,
                Version = 1,
            }
            : throw new RefusedException(refusals);
    }
}
