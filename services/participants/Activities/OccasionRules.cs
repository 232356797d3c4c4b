using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Activities;

/// <summary>What an occasion must fulfil.</summary>
internal static class OccasionRules
{
    private const string Field = "attendance";
    private const int MostParticipations = 1000;

    /// <summary>Checks an occasion; null when anything was refused. Whether its participations are there, <see cref="Attendees"/> asks.</summary>
    public static StoredOccasion? Check(string heldOn, Attendance? attendance, StoredActivity activity, Caller caller, List<Refusal> refusals)
    {
        var before = refusals.Count;
        if (!Days.TryParse(heldOn, out var day))
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, "held_on", "Datumet saknas eller går inte att läsa.", "ÅÅÅÅ-MM-DD"));
        }

        var occasion = new StoredOccasion { HeldOn = day };
        if (attendance?.HasFromNeighbours == true)
        {
            GenderCountRules.Check(attendance.FromNeighbours, $"{Field}.from_neighbours", refusals);
            occasion = occasion with { FromNeighbours = attendance.FromNeighbours };
        }

        if (attendance is { Counted: not null, Participations: not null })
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueInvalid, Field, "De som kom är både räknade och angivna per deltagande.", "counted eller participations"));
        }
        else if (attendance is { Counted: { } counted })
        {
            GenderCountRules.Check(counted, $"{Field}.counted", refusals);
            occasion = occasion with { Women = counted.Women, Men = counted.Men, Others = counted.Others, UnknownGender = counted.Unknown };
        }
        else if (attendance is { Participations: { } attending })
        {
            Participations(attending, activity, caller, refusals);
            occasion = occasion with { Participations = [.. attending.Participations.Order(StringComparer.Ordinal)] };
        }

        return refusals.Count == before ? occasion : null;
    }

    private static void Participations(AttendingParticipations attending, StoredActivity activity, Caller caller, List<Refusal> refusals)
    {
        const string Keys = $"{Field}.participations.participations";
        if (activity.Insats is null || !ActivityMessages.KnowsParticipations(caller))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ParticipationsNotAccepted,
                Keys,
                activity.Insats is null
                    ? "En aktivitet för hela förbundet räknas efter kön, inte per deltagande."
                    : "Bara den som registrerar deltagare i insatsen anger deltaganden.",
                "counted"));
        }

        if (attending.Participations.Count > MostParticipations)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueTooLong, Keys, "Tillfället har för många deltaganden.", $"högst {MostParticipations}, eller counted"));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, key) in attending.Participations.Index())
        {
            if (!seen.Add(key))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.StandsTwice, $"{Keys}[{index}]", "Deltagandet står två gånger.", "varje deltagande en gång"));
            }
        }
    }
}
