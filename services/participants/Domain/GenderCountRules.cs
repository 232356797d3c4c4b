using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Domain;

/// <summary>What counts by gender must fulfil.</summary>
internal static class GenderCountRules
{
    /// <summary>Most of one gender; sums of counts stay far below what a number holds.</summary>
    public const int Most = 1_000_000;

    /// <summary>Refuses each that is negative or too large.</summary>
    public static void Check(GenderCounts counts, string field, List<Refusal> refusals)
    {
        Check(counts.Women, $"{field}.women", refusals);
        Check(counts.Men, $"{field}.men", refusals);
        Check(counts.Others, $"{field}.others", refusals);
        Check(counts.Unknown, $"{field}.unknown", refusals);
    }

    /// <summary>Refuses a count that is negative or too large.</summary>
    public static void Check(int count, string field, List<Refusal> refusals)
    {
        if (count is < 0 or > Most)
        {
            refusals.Add(new Refusal(
                count < 0 ? ParticipantsReason.CountNegative : ParticipantsReason.ValueInvalid,
                field,
                count < 0 ? "Antalet är negativt." : "Antalet är för stort.",
                $"0–{Most}"));
        }
    }
}
