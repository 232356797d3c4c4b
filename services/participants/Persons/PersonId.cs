using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Persons;

/// <summary>The random id of a person as the contract writes it.</summary>
internal static class PersonId
{
    /// <summary>Reads an id.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.PersonUnknown"/>: it is none.</exception>
    public static Guid Read(string text, string field = "person_id") => Guid.TryParseExact(text, "D", out var id) ? id : throw Unknown(field);

    /// <summary>Writes an id.</summary>
    public static string Write(Guid id) => id.ToString("D");

    /// <summary>The refusal of a person that is not there, and of one that the call does not reach: neither is told apart.</summary>
    public static RefusedException Unknown(string field = "person_id") =>
        new(new Refusal(ParticipantsReason.PersonUnknown, field, "Personen finns inte i dina insatser."));
}
