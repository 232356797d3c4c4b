using Dapper;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>
/// Gives a person a new number with the controllers of the caller's insatser. Where another insats has somebody by that number whom the caller
/// doesn't see, the two count as one from then on, and the caller is not told that there is anybody.
/// </summary>
internal sealed class ChangePersonNumberHandler(
    RequestLog requests, BlindIndex blindIndex, PersonNumbers numbers, ParticipationChange change, TimeProvider time)
{
    private const string ByNumber = "Samma identitetsnummer";

    /// <summary>Changes it. Refusals: <c>PersonUnknown</c>, then all at once, then <c>PersonNumberTaken</c>.</summary>
    public Task<ChangePersonNumberResponse> HandleAsync(
        ChangePersonNumberRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var fingerprint = request.Clone();
        fingerprint.PersonNumber = blindIndex.InPlaceOf(request.Forbund, request.PersonNumber);
        return requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(PersonService.PersonServiceBase.ChangePersonNumber),
            fingerprint,
            (connection, transaction) => ChangeAsync(connection, transaction, request, caller, cancellationToken),
            cancellationToken);
    }

    private async Task<ChangePersonNumberResponse> ChangeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        ChangePersonNumberRequest request,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var person = PersonId.Read(request.PersonId);
        await PersonRecords.RequireAsync(connection, transaction, request.Forbund, [person], caller, cancellationToken);
        var identifier = Check(request);
        var owner = await numbers.OwnerAsync(connection, transaction, request.Forbund, identifier, cancellationToken);
        if (owner is { } other && other != person)
        {
            var reached = await PersonRecords.ReachedAsync(connection, transaction, request.Forbund, [other], caller, cancellationToken);
            if (reached.Count > 0)
            {
                throw new RefusedException(new Refusal(
                    ParticipantsReason.PersonNumberTaken,
                    "person_number",
                    "Numret är en annan registrerad persons.",
                    "ett annat nummer, eller att personerna kopplas ihop om de är samma"));
            }
        }

        var controllers = await ControllersAsync(connection, transaction, request.Forbund, person, caller, cancellationToken);
        var changed = await numbers.ChangeAsync(
            connection, transaction, request.Forbund, person, identifier, controllers, request.Reason, caller.Subject, cancellationToken);
        await LinkAsync(connection, transaction, request.Forbund, person, owner ?? person, caller.Subject, cancellationToken);
        return new ChangePersonNumberResponse { PersonId = PersonId.Write(person), Changed = changed };
    }

    private PersonIdentifier Check(ChangePersonNumberRequest request)
    {
        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        var number = IdentityNumberReader.Read("person_number", request.PersonNumber, Days.Today(time), refusals);
        return refusals.Count == 0 ? PersonIdentifier.Of(number)! : throw new RefusedException(refusals);
    }

    private static async Task<string[]> ControllersAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        Guid person,
        Caller caller,
        CancellationToken cancellationToken) =>
        [
            .. await connection.QueryAsync<string>(new CommandDefinition("""
                select distinct i.controller
                from identity.person i
                join insats n on n.forbund_id = i.forbund_id and n.controller = i.controller
                join participation p on p.forbund_id = n.forbund_id and p.insats = n.code and p.person_id = i.person_id
                where i.forbund_id = @forbund and i.person_id = @person
                    and (@VisibleInsatser::text[] is null or p.insats = any (@VisibleInsatser))
                order by i.controller
                """,
                new { forbund, person, caller.VisibleInsatser },
                transaction,
                cancellationToken: cancellationToken)),
        ];

    // What a number had joined falls apart with it, and what the new one joins is joined, unless somebody has decided otherwise.
    private async Task LinkAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        Guid person,
        Guid owner,
        string subject,
        CancellationToken cancellationToken)
    {
        var changed = await PersonDecisions.UndoByNumberAsync(connection, transaction, forbund, person, owner, ByNumber, subject, cancellationToken);
        if (owner != person
            && await PersonDecisions.StandingAsync(connection, transaction, forbund, person, owner, cancellationToken) is null)
        {
            var decision = await PersonDecisions.AddAsync(
                connection, transaction, forbund, PersonDecisions.Link, person, owner, ByNumber, subject, cancellationToken, byNumber: true);
            changed.Add(owner);
            if (await LinkGroups.RebuildAsync(connection, transaction, forbund, cancellationToken) == LinkOutcome.JoinsWhatIsKeptApart)
            {
                await PersonDecisions.UndoAsync(
                    connection, transaction, forbund, decision.DecisionNo, ByNumber, subject, cancellationToken);
            }
        }

        if (changed.Count > 0)
        {
            await LinkGroups.RebuildAsync(connection, transaction, forbund, cancellationToken);
            await change.TellOfAsync(connection, transaction, forbund, [person, .. changed], cancellationToken);
        }
    }
}
