using System.Text.RegularExpressions;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>Why something is done, in the words of who does it: always said, short, and without identity numbers, since it is kept in clear.</summary>
internal static partial class StatedReason
{
    private const int Longest = 500;

    private static readonly string Accepted = $"1–{Longest} tecken, utan personuppgifter";

    /// <summary>Refuses an empty or long reason, and one with an identity number in it.</summary>
    public static void Check(string reason, ICollection<Refusal> refusals)
    {
        if (reason.Trim().Length == 0)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueMissing, "reason", "Skälet saknas.", Accepted));
        }
        else
        {
            CheckOptional(reason, refusals);
        }
    }

    /// <summary>The same where it may be empty.</summary>
    public static void CheckOptional(string reason, ICollection<Refusal> refusals)
    {
        if (reason.Trim().Length > Longest)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueTooLong, "reason", "Skälet är för långt.", Accepted));
        }
        else if (NumberPattern().Matches(reason).Any(match => Luhn.IsValid(match.Groups["ten"].Value.Remove(6, match.Groups["mark"].Length))))
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, "reason", "Skälet innehåller ett personnummer.", Accepted));
        }
    }

    [GeneratedRegex("(?<![0-9])([0-9]{2})?(?<ten>[0-9]{6}(?<mark>[-+]?)[0-9]{4})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
