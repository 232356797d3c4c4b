using Finsam.Participants.CodeLists;
using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Enroll;

/// <summary>Registers an inskrivning.</summary>
internal sealed class EnrollHandler(EnrollmentQueue queue, CodeBookSource codes, BlindIndex blindIndex, TimeProvider time)
{
    /// <summary>Registers it, or refuses with every violation at once.</summary>
    public async Task<EnrollResponse> HandleAsync(EnrollRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var key = RequestKey.Of(
            request.Forbund, request.RequestId, nameof(ParticipantsService.ParticipantsServiceBase.Enroll), WithoutIdentity(request));
        var book = await codes.ReadAsync(cancellationToken);
        return await queue.EnrollAsync(new WaitingEnrollment(key, request, book, Days.Today(time), caller.Subject), cancellationToken);
    }

    private EnrollRequest WithoutIdentity(EnrollRequest request)
    {
        var copy = request.Clone();
        copy.Person = blindIndex.InPlaceOf(request.Forbund, request.Person);
        copy.PersonNumber = blindIndex.InPlaceOf(request.Forbund, request.PersonNumber);
        return copy;
    }
}
