using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Enroll;

/// <summary>Registers an inskrivning.</summary>
internal sealed class EnrollHandler(
    RequestLog requests,
    CodeBookSource codes,
    BlindIndex blindIndex,
    PersonStore persons,
    ParticipationChange change,
    TimeProvider time)
{
    /// <summary>Registers it, or refuses with every violation at once.</summary>
    public async Task<EnrollResponse> HandleAsync(EnrollRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var wanted = request.Participation ?? new V1.Participation();
        var book = await codes.ReadAsync(cancellationToken);
        return await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(ParticipantsService.ParticipantsServiceBase.Enroll),
            WithoutIdentity(request),
            (connection, transaction) => EnrollAsync(connection, transaction, request, wanted, book, caller, cancellationToken),
            cancellationToken);
    }

    private EnrollRequest WithoutIdentity(EnrollRequest request)
    {
        var copy = request.Clone();
        copy.Person = blindIndex.InPlaceOf(request.Forbund, request.Person);
        copy.PersonNumber = blindIndex.InPlaceOf(request.Forbund, request.PersonNumber);
        return copy;
    }

    private async Task<EnrollResponse> EnrollAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        EnrollRequest request,
        V1.Participation wanted,
        CodeBook book,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var today = Days.Today(time);
        var violations = new List<Refusal>();
        var participation = EnrollRules.Check(new ParticipationRules(book, insatser, today), request, wanted, violations);
        var identifier = PersonIdentifier.Of(request.Person, request.PersonNumber, today);
        var known = identifier is null
            ? null
            : await persons.FindKnownAsync(connection, transaction, request.Forbund, identifier, cancellationToken);
        var check = new RegistrationCheck(connection, transaction, request.Forbund, insatser, cancellationToken);
        await check.CheckAsync(null, participation, null, known, EnrollRules.Prefix, violations);
        if (violations.Count > 0)
        {
            throw new RefusedException(violations);
        }

        Guid? person = null;
        if (identifier is not null)
        {
            var named = new NamedPerson(insatser.ControllerOf(participation.Insats), identifier);
            person = await persons.RegisterAsync(connection, transaction, request.Forbund, named, caller.Subject, cancellationToken);
        }

        if (!await ParticipationStore.InsertAsync(
            connection, transaction, request.Forbund, participation, person, caller.Subject, cancellationToken))
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationExists,
                "participation.participation",
                "Deltagandets nyckel är redan använd.",
                "en ny nyckel, eller tomt"));
        }

        await change.TellAsync(connection, transaction, request.Forbund, participation.EnrolledOn, to: null, count: 1, cancellationToken);
        return new EnrollResponse { Participation = ParticipationMessages.ToMessage(participation), Warnings = { check.Warnings } };
    }
}
