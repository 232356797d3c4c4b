using System.Text.RegularExpressions;
using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Questionnaires;

/// <summary>Keys that stand in the ids of tables: <c>enkat.&lt;round&gt;.&lt;question&gt;.&lt;group&gt;</c>.</summary>
internal static partial class Slugs
{
    /// <summary>Refuses what is none.</summary>
    public static void Check(string key, string field, List<Refusal> refusals)
    {
        if (!Pattern().IsMatch(key))
        {
            refusals.Add(new Refusal(
                key.Length == 0 ? ParticipantsReason.ValueMissing : ParticipantsReason.ValueInvalid,
                field,
                key.Length == 0 ? "Nyckeln saknas." : "Nyckeln går inte att använda.",
                "a–z, siffror och bindestreck, högst 50 tecken"));
        }
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
