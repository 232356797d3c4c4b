using Finsam.Participants.Domain;

namespace Finsam.Participants.Identity;

/// <summary>A person as a controller knows it, on the way into the store.</summary>
/// <param name="Controller">
/// Id of the member that is personuppgiftsansvarig; null where nobody is, and then nothing but the blind index is kept.
/// </param>
/// <param name="Identifier">What the person is registered by; leaves memory sealed or hashed only.</param>
internal sealed record NamedPerson(string? Controller, PersonIdentifier Identifier)
{
    /// <summary>What a record prints must not give the person away.</summary>
    public override string ToString() => nameof(NamedPerson);
}
