using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Days of a register that may be absent.</summary>
internal static class OptionalDays
{
    /// <summary>Refuses what is given and is no day.</summary>
    public static void Check(string? day, string field, List<Refusal> refusals)
    {
        if (day is not null && !Days.TryParse(day, out _))
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, field, "Datumet går inte att läsa.", "ÅÅÅÅ-MM-DD"));
        }
    }

    /// <summary>A day that has been checked, or null where absent.</summary>
    public static DateOnly? Read(bool given, string day) => given && Days.TryParse(day, out var read) ? read : null;
}
