using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Records that two persons of the caller's insatser are not the same.</summary>
internal sealed class SplitPersonsHandler(RequestLog requests, ParticipationChange change)
{
    /// <summary>
    /// Records it, and takes a link between them back; a decision that is there already stands. Refusals: <c>PersonUnknown</c>, then reason
    /// and <c>PersonsSame</c>, <c>PersonsLinked</c> where they are linked through a third.
    /// </summary>
    public Task<SplitPersonsResponse> HandleAsync(SplitPersonsRequest request, Caller caller, CancellationToken cancellationToken) =>
        requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(PersonService.PersonServiceBase.SplitPersons),
            request,
            (connection, transaction) => SplitAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);

    private async Task<SplitPersonsResponse> SplitAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        SplitPersonsRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var (one, other) = await PersonPair.ReadAsync(
            connection, transaction, request.Forbund, request.PersonId, request.OtherPersonId, request.Reason, caller, cancellationToken);
        var standing = await PersonDecisions.StandingAsync(connection, transaction, request.Forbund, one, other, cancellationToken);
        if (standing is { Kind: PersonDecisions.Apart })
        {
            return new SplitPersonsResponse { Decision = standing };
        }

        if (standing is not null)
        {
            await PersonDecisions.UndoAsync(
                connection, transaction, request.Forbund, standing.DecisionNo, request.Reason, caller.Subject, cancellationToken);
        }

        var decision = await PersonDecisions.AddAsync(
            connection, transaction, request.Forbund, PersonDecisions.Apart, one, other, request.Reason, caller.Subject, cancellationToken);
        if (await LinkGroups.RebuildAsync(connection, transaction, request.Forbund, cancellationToken) == LinkOutcome.JoinsWhatIsKeptApart)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.PersonsLinked,
                "other_person_id",
                "Personerna är ihopkopplade genom en tredje.",
                "att den kopplingen bryts först"));
        }

        if (standing is not null)
        {
            await change.TellOfAsync(connection, transaction, request.Forbund, [one, other], cancellationToken);
        }

        return new SplitPersonsResponse { Decision = decision };
    }
}
