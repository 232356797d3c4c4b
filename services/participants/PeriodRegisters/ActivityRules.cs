using Finsam.Participants.Domain;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What an activity must fulfil.</summary>
internal static class ActivityRules
{
    /// <summary>
    /// Checks its title, insats, dates and counts. Titles differ within a table, which the table checks; none is that of its last row.
    /// </summary>
    public static void Check(Activity activity, HashSet<string> insatser, string field, List<Refusal> refusals)
    {
        if (activity.Title == FixedTable.Total)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.RowLabelTwice,
                $"{field}.title",
                $"Aktiviteten heter ”{activity.Title}”, som raden med summan i tabellen aktiviteter.",
                "en annan titel"));
        }

        if (activity.HasInsats && !insatser.Contains(activity.Insats))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.InsatsUnknown,
                $"{field}.insats",
                $"Aktiviteten ”{activity.Title}” hör till insats {activity.Insats}, som inte finns i registret.",
                string.Join(", ", insatser.Order(StringComparer.Ordinal))));
        }

        OptionalDays.Check(activity.HasFrom ? activity.From : null, activity.HasTo ? activity.To : null, field, refusals);
        Counts.Check(activity.Occasions, $"{field}.occasions", refusals);
        Counts.Check(activity.Attendees, $"{field}.attendees", refusals);
        Counts.Check(activity.AttendeesAll, $"{field}.attendees_all", refusals);
    }
}
