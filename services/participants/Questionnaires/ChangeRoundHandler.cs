using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Questionnaires;

/// <summary>Changes a round's days, or who is invited. What stood before goes into its history, with the reason.</summary>
internal sealed class ChangeRoundHandler(RequestLog requests)
{
    /// <summary>
    /// Changes it. Refusals, in order: <c>RoundUnknown</c>, <c>RoundClosed</c>, <c>EtagMismatch</c>, what is wrong with the request at once,
    /// <c>CodesGivenOut</c> among it.
    /// </summary>
    public Task<ChangeRoundResponse> HandleAsync(ChangeRoundRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(QuestionnaireService.QuestionnaireServiceBase.ChangeRound),
            request,
            (connection, transaction) => ChangeAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private static async Task<ChangeRoundResponse> ChangeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, ChangeRoundRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var store = new RoundStore(connection, transaction, request.Forbund, cancellationToken);
        var before = await store.LockAsync(request.Round);
        RoundRules.RefuseClosed(before);
        Etag.Check(request.Etag, before.Version);
        var questionnaire = await QuestionnaireStore.ReadAsync(
            connection, transaction, request.Forbund, before.Questionnaire, before.QuestionnaireVersion, cancellationToken);
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        RoundRules.Check(request.Invitations, questionnaire!.Content, insatser, refusals);
        RefuseGivenOut(request.Invitations, (await store.InvitationsAsync([before.Round]))[before.Round], refusals);
        var days = RoundRules.Days(
            request.HasOpensOn ? request.OpensOn : Days.Write(before.OpensOn),
            request.HasClosesOn ? request.ClosesOn : Days.Write(before.ClosesOn),
            refusals);
        if (days is not { } open || refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        var after = before with { OpensOn = open.From, ClosesOn = open.To, Version = before.Version + 1 };
        await store.KeepAsync(before.Round, caller.Subject, request.RequestId, request.Reason.Trim());
        await store.UpdateAsync(after);
        await store.InviteAsync(before.Round, request.Invitations);
        return new ChangeRoundResponse { Round = await store.ToMessageAsync(after) };
    }

    private static void RefuseGivenOut(
        IReadOnlyList<Invitation> wanted, IEnumerable<StoredInvitation> stand, List<Refusal> refusals)
    {
        var issued = stand.ToDictionary(invitation => (invitation.RespondentGroup, invitation.Insats), invitation => invitation.Issued);
        foreach (var (index, invitation) in wanted.Index())
        {
            if (issued.GetValueOrDefault((invitation.Group, invitation.Insats)) is var given && given > invitation.Invited)
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.CodesGivenOut, $"invitations[{index}].invited", "Fler koder än så är redan utlämnade.", $"{given} eller fler"));
            }
        }
    }
}
