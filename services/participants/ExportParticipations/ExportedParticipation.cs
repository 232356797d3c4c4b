using Finsam.Participants.Domain;

namespace Finsam.Participants.ExportParticipations;

/// <summary>A participation on its way into a file.</summary>
/// <param name="Registered">What is registered.</param>
/// <param name="Individual">The person's random id; null where nobody is known.</param>
/// <param name="Person">What the controller knows the person by, in clear; null where it is not asked for, or not kept.</param>
internal sealed record ExportedParticipation(RegisteredParticipation Registered, Guid? Individual, PersonIdentifier? Person)
{
    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => $"{nameof(ExportedParticipation)} {Registered.Participation}";
}
