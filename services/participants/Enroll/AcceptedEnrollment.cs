using Finsam.Participants.Domain;
using Finsam.Participants.Identity;

namespace Finsam.Participants.Enroll;

/// <summary>An inskrivning that has been checked and is to be written.</summary>
/// <param name="Participation">What is registered.</param>
/// <param name="Person">The person on the way into the store; null where nobody is known.</param>
/// <param name="Subject">Who registers it.</param>
internal sealed record AcceptedEnrollment(RegisteredParticipation Participation, NamedPerson? Person, string Subject);
