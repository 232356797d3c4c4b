using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.VolumeCounts;

/// <summary>What a volume count must fulfil.</summary>
internal static class VolumeCountRules
{
    private const int LongestDays = 366;
    private const string VolumeKind = "volume";

    /// <summary>The days of a count.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.PeriodInvalid"/>.</exception>
    public static Period Days(Common.V1.Period? period) =>
        Period.Read(period?.From ?? "", period?.To ?? "") is { } days && days.To.DayNumber - days.From.DayNumber < LongestDays
            ? days
            : throw new RefusedException(Period.Invalid with { Accepted = $"{Period.Invalid.Accepted}, högst {LongestDays} dagar" });

    /// <summary>Refuses an insats that is not counted so, and days that are counted already in another way.</summary>
    public static void Check(
        GenderCounts? counts, (string? Kind, DateOnly? OverlapsFrom, DateOnly? OverlapsTo, int Rows) surroundings, List<Refusal> refusals)
    {
        if (counts is null)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueMissing, "counts", "Antalen saknas.", "antal per kön; 0 där ingen kom"));
        }
        else
        {
            GenderCountRules.Check(counts, "counts", refusals);
        }

        if (surroundings.Kind != VolumeKind)
        {
            refusals.Add(surroundings.Kind is null
                ? new Refusal(ParticipantsReason.InsatsUnknown, "insats", "Inget register anger insatsen.", "en insats av slaget volume")
                : new Refusal(
                    ParticipantsReason.InsatsNotVolume, "insats", "Insatsens deltagare registreras var för sig.", "en insats av slaget volume"));
        }

        if (surroundings is { OverlapsFrom: { } from, OverlapsTo: { } to })
        {
            refusals.Add(new Refusal(
                ParticipantsReason.VolumeCountOverlaps,
                "period",
                $"Dagar i perioden är redan räknade: {Domain.Days.Write(from)}–{Domain.Days.Write(to)}.",
                "perioder som inte går in i varandra"));
        }

        if (surroundings.Rows > 0)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.VolumeRowsExist,
                "period",
                "Volymregistreringar med en rad per deltagare är inskrivna i perioden, och ingen räknas på två sätt.",
                "en period utan sådana rader"));
        }
    }
}
