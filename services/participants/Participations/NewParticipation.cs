using Finsam.Participants.Domain;

namespace Finsam.Participants.Participations;

/// <summary>A participation that is registered for the first time.</summary>
/// <param name="Registered">What is registered.</param>
/// <param name="PersonId">The person's random id; null where nobody is known.</param>
/// <param name="Subject">Who registers it.</param>
internal sealed record NewParticipation(RegisteredParticipation Registered, Guid? PersonId, string Subject);
