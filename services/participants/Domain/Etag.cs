using System.Globalization;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>Which version of something a caller has read: a change that gives one starts from that version or is refused.</summary>
internal static class Etag
{
    /// <summary>The etag of a version.</summary>
    public static string Of(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Refuses a change that starts from another version than the one that holds; an empty one starts from whichever does.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.EtagMismatch"/>.</exception>
    public static void Check(string given, int version)
    {
        if (given.Length > 0 && given != Of(version))
        {
            throw new RefusedException(new Refusal(
                ParticipantsReason.EtagMismatch, "etag", "Uppgiften har ändrats sedan den lästes.", $"”{Of(version)}”, efter att ha läst om uppgiften"));
        }
    }
}
