namespace Finsam.Participants.Participations;

/// <summary>Why something else is registered from now on.</summary>
/// <param name="Subject">Subject of the token that changes it.</param>
/// <param name="RequestId">The request that did.</param>
/// <param name="Reason">Why; empty for an avslut, which is no correction.</param>
internal sealed record Replacement(string Subject, string RequestId, string Reason);
