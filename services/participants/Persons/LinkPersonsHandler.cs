using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Links two persons of the caller's insatser that are one. Where they take part at once in an insats, the answer warns of it.</summary>
internal sealed class LinkPersonsHandler(RequestLog requests, ParticipationChange change)
{
    /// <summary>Links them. Refusals: <c>PersonUnknown</c>, then reason and <c>PersonsSame</c>, <c>PersonsLinked</c>, <c>PersonsSplit</c>.</summary>
    public Task<LinkPersonsResponse> HandleAsync(LinkPersonsRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(PersonService.PersonServiceBase.LinkPersons),
            request,
            (connection, transaction) => LinkAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private async Task<LinkPersonsResponse> LinkAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        LinkPersonsRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var (one, other) = await PersonPair.ReadAsync(
            connection, transaction, request.Forbund, request.PersonId, request.OtherPersonId, request.Reason, caller, cancellationToken);
        var standing = await PersonDecisions.StandingAsync(connection, transaction, request.Forbund, one, other, cancellationToken);
        if (standing is { Kind: PersonDecisions.Link })
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.PersonsLinked, "other_person_id", "Personerna är redan ihopkopplade.", "två som inte är det"));
        }

        if (standing is not null)
        {
            if (!request.DespiteSplit)
            {
                throw new RefusedException(Split);
            }

            await PersonDecisions.UndoAsync(
                connection, transaction, request.Forbund, standing.DecisionNo, request.Reason, caller.Subject, cancellationToken);
        }

        var decision = await PersonDecisions.AddAsync(
            connection, transaction, request.Forbund, PersonDecisions.Link, one, other, request.Reason, caller.Subject, cancellationToken);
        if (await LinkGroups.RebuildAsync(connection, transaction, request.Forbund, cancellationToken) == LinkOutcome.JoinsWhatIsKeptApart)
        {
            throw new RefusedException(Split with { Accepted = "att beslutet om de andra två upphävs först" });
        }

        await change.TellOfAsync(connection, transaction, request.Forbund, [one, other], cancellationToken);
        var overlaps = await LinkedOverlaps.ReadAsync(connection, transaction, request.Forbund, one, caller, cancellationToken);
        return new LinkPersonsResponse { Decision = decision, Warnings = { overlaps } };
    }

    private static readonly Refusal Split = new(
        ParticipantsReason.PersonsSplit,
        "other_person_id",
        "Någon har beslutat att två av personerna inte är samma.",
        "despite_split, om beslutet var fel");
}
