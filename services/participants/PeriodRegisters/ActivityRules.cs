using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What an activity must fulfil.</summary>
internal static class ActivityRules
{
    /// <summary>Checks its insats, dates and counts. Titles differ within a table, which the table checks.</summary>
    public static void Check(Activity activity, HashSet<string> insatser, string field, List<Refusal> refusals)
    {
        if (activity.HasInsats && !insatser.Contains(activity.Insats))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.InsatsUnknown,
                $"{field}.insats",
                $"Aktiviteten ”{activity.Title}” hör till insats {activity.Insats}, som inte finns i registret.",
                string.Join(", ", insatser.Order(StringComparer.Ordinal))));
        }

        OptionalDays.Check(activity.HasFrom ? activity.From : null, $"{field}.from", refusals);
        OptionalDays.Check(activity.HasTo ? activity.To : null, $"{field}.to", refusals);
        Counts.Check(activity.Occasions, $"{field}.occasions", refusals);
        Counts.Check(activity.Attendees, $"{field}.attendees", refusals);
        Counts.Check(activity.AttendeesAll, $"{field}.attendees_all", refusals);
    }
}
