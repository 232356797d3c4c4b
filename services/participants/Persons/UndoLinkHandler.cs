using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Takes a link between persons of the caller's insatser back.</summary>
internal sealed class UndoLinkHandler(RequestLog requests, ParticipationChange change)
{
    /// <summary>Takes it back. Refusals: <c>LinkUnknown</c>, those of <see cref="StatedReason"/>.</summary>
    public Task<UndoLinkResponse> HandleAsync(UndoLinkRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(PersonService.PersonServiceBase.UndoLink),
            request,
            (connection, transaction) => UndoAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private async Task<UndoLinkResponse> UndoAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        UndoLinkRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var link = await PersonDecisions.FindAsync(connection, transaction, request.Forbund, request.LinkNo, cancellationToken);
        if (link is not { Kind: PersonDecisions.Link, UndoneAt: null })
        {
            throw Unknown();
        }

        Guid[] persons = [PersonId.Read(link.PersonId), PersonId.Read(link.OtherPersonId)];
        if ((await PersonRecords.ReachedAsync(connection, transaction, request.Forbund, persons, caller, cancellationToken)).Count < persons.Length)
        {
            throw Unknown();
        }

        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        RefusedException.ThrowIfAny(refusals);

        var undone = await PersonDecisions.UndoAsync(
            connection, transaction, request.Forbund, request.LinkNo, request.Reason, caller.Subject, cancellationToken);
        await LinkGroups.RebuildAsync(connection, transaction, request.Forbund, cancellationToken);
        await change.TellOfAsync(connection, transaction, request.Forbund, persons, cancellationToken);
        return new UndoLinkResponse { Decision = undone };
    }

    private static RefusedException Unknown() => new(new Refusal(
        ParticipantsReason.LinkUnknown, "link_no", "Ingen sådan koppling gäller mellan personer i dina insatser.", "decision_no för en koppling som gäller"));
}
