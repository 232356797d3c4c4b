using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Corrections;

/// <summary>Why something is corrected: always said, and short.</summary>
internal static class CorrectionReason
{
    private const int LongestReason = 500;

    /// <summary>Refuses an empty or long reason.</summary>
    public static void Check(string reason, ICollection<Refusal> refusals)
    {
        if (reason.Trim().Length is 0 or > LongestReason)
        {
            refusals.Add(new Refusal(
                reason.Trim().Length == 0 ? ParticipantsReason.ValueMissing : ParticipantsReason.ValueTooLong,
                "reason",
                reason.Trim().Length == 0 ? "Skälet till ändringen saknas." : "Skälet till ändringen är för långt.",
                $"1–{LongestReason} tecken, utan personuppgifter"));
        }
    }
}
