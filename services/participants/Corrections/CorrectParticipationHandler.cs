using Finsam.Common.V1;
using Finsam.Participants.Changes;
using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Corrections;

/// <summary>Changes what was registered wrongly. What it was before goes into the history, with the reason.</summary>
internal sealed class CorrectParticipationHandler(
    RequestLog requests,
    CodeBookSource codes,
    BlindIndex blindIndex,
    PersonStore persons,
    ParticipationChange change,
    TimeProvider time)
{
    private const string Prefix = "correction.";

    /// <summary>Corrects it, or refuses: unknown, changed meanwhile, or with every violation at once.</summary>
    public async Task<CorrectParticipationResponse> HandleAsync(
        CorrectParticipationRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var book = await codes.ReadAsync(cancellationToken);
        var response = await requests.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(CorrectionService.CorrectionServiceBase.CorrectParticipation),
            WithoutIdentity(request),
            (connection, transaction) => CorrectAsync(connection, transaction, request, book, caller, cancellationToken),
            cancellationToken);

        // A replayed answer has not passed the check of the first.
        return caller.Reaches(response.Participation.Insats) ? response : throw ParticipationUnknown.Refusal();
    }

    private CorrectParticipationRequest WithoutIdentity(CorrectParticipationRequest request)
    {
        var copy = request.Clone();
        copy.Person = blindIndex.InPlaceOf(request.Forbund, request.Person);
        copy.PersonNumber = blindIndex.InPlaceOf(request.Forbund, request.PersonNumber);
        return copy;
    }

    private async Task<CorrectParticipationResponse> CorrectAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CorrectParticipationRequest request,
        CodeBook book,
        Caller caller,
        CancellationToken cancellationToken)
    {
        var before = await ParticipationStore.LockAsync(
            connection, transaction, request.Forbund, request.Participation, caller, cancellationToken);
        if (request.Version != 0 && request.Version != before.Version)
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.ParticipationChanged,
                "version",
                $"Deltagandet har ändrats sedan version {request.Version}: nu gäller version {before.Version}.",
                "den version som gäller, eller 0"));
        }

        var insatser = await InsatsBookSource.ReadAsync(connection, transaction, request.Forbund, cancellationToken);
        var violations = new List<Refusal>();
        var today = Days.Today(time);
        var after = Read(new ParticipationRules(book, insatser, today), before, request, violations);
        var identifier = PersonIdentifier.Of(request.Person, request.PersonNumber, today);
        var known = await KnownAsync(connection, transaction, request.Forbund, identifier, before, after, cancellationToken);
        var check = new RegistrationCheck(connection, transaction, request.Forbund, insatser, cancellationToken);
        await check.CheckAsync(before.Registered, after, before.PersonId, known, Prefix, violations);
        RefusedException.ThrowIfAny(violations);

        var person = await PersonAsync(connection, transaction, request, identifier, before, after, insatser, caller, cancellationToken);
        if (person == before.PersonId && ParticipationMessages.ToMessage(after).SaysTheSame(ParticipationMessages.ToMessage(before.Registered)))
        {
            return Response(after, before.Version, changed: false, check.Warnings);
        }

        var replacement = new Replacement(caller.Subject, request.RequestId, request.Reason.Trim());
        await ParticipationStore.ReplaceAsync(connection, transaction, request.Forbund, before, after, person, replacement, cancellationToken);
        await change.TellAsync(connection, transaction, request.Forbund, before.Registered, after, cancellationToken);
        return Response(after, before.Version + 1, changed: true, check.Warnings);
    }

    private static RegisteredParticipation Read(
        ParticipationRules rules, StoredParticipation before, CorrectParticipationRequest request, List<Refusal> violations)
    {
        StatedReason.Check(request.Reason, violations);
        var refusals = new List<Refusal>();
        var draft = CorrectedDraft.Of(before.Registered, request.Correction ?? new ParticipationCorrection(), request.Person, refusals) with
        {
            PersonNumber = request.PersonNumber,
        };
        var after = rules.Read(draft, refusals);
        violations.AddRange(refusals.Select(refusal =>
            refusal.Field is "person" or "person_number" ? refusal : refusal with { Field = Prefix + refusal.Field }));
        return after;
    }

    // Whose participation it becomes, as far as that is known before anybody is registered.
    private async Task<Guid?> KnownAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        PersonIdentifier? identifier,
        StoredParticipation before,
        RegisteredParticipation after,
        CancellationToken cancellationToken) =>
        !after.MayBeKnown ? null
        : identifier is null ? before.PersonId
        : await persons.FindKnownAsync(connection, transaction, forbund, identifier, cancellationToken);

    private async Task<Guid?> PersonAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        CorrectParticipationRequest request,
        PersonIdentifier? identifier,
        StoredParticipation before,
        RegisteredParticipation after,
        InsatsBook insatser,
        Caller caller,
        CancellationToken cancellationToken)
    {
        if (!after.MayBeKnown)
        {
            return null;
        }

        var controller = insatser.ControllerOf(after.Insats);
        if (identifier is not null)
        {
            return await persons.RegisterAsync(
                connection, transaction, request.Forbund, new NamedPerson(controller, identifier), caller.Subject, cancellationToken);
        }

        return before.PersonId is null || controller is null || controller == insatser.ControllerOf(before.Registered.Insats)
            ? before.PersonId
            : throw new RefusedException(ChangedController.PersonIsNeeded);
    }

    private static CorrectParticipationResponse Response(
        RegisteredParticipation participation, int version, bool changed, IEnumerable<FieldWarning> warnings) => new()
    {
        Participation = ParticipationMessages.ToMessage(participation), Version = version, Changed = changed, Warnings = { warnings },
    };
}
