using Finsam.Participants.Domain;

namespace Finsam.Participants.Participations;

/// <summary>A participation as it stands.</summary>
/// <param name="Registered">What is registered.</param>
/// <param name="PersonId">The person's random id; null where nobody is known.</param>
/// <param name="Version">1 for the inskrivning, then one more for each change.</param>
internal sealed record StoredParticipation(RegisteredParticipation Registered, Guid? PersonId, int Version);
