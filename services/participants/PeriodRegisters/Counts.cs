using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Counts of a register.</summary>
internal static class Counts
{
    /// <summary>Refuses a negative count; an absent one reads as 0.</summary>
    public static void Check(int count, string field, List<Refusal> refusals)
    {
        if (count < 0)
        {
            refusals.Add(new Refusal(ParticipantsReason.CountNegative, field, "Antalet är negativt.", "0 eller mer"));
        }
    }
}
