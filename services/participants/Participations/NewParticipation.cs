using Finsam.Participants.Domain;

namespace Finsam.Participants.Participations;

/// <summary>A participation that is registered for the first time.</summary>
/// <param name="Registered">What is registered.</param>
/// <param name="PersonIndex">The blind index that the person is registered under by now; null where nobody is known.</param>
/// <param name="Subject">Who registers it.</param>
internal sealed record NewParticipation(RegisteredParticipation Registered, byte[]? PersonIndex, string Subject);
