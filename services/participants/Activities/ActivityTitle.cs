using Finsam.Participants.Domain;
using Finsam.Participants.Tables;
using Finsam.Refusals;

namespace Finsam.Participants.Activities;

/// <summary>An activity's title, which is the label of its row in tables.</summary>
internal static class ActivityTitle
{
    /// <summary>Most characters of an activity's key.</summary>
    public const int LongestKey = 100;

    private const int Longest = 200;

    /// <summary>Refuses one that is empty, long, or the label of the last row.</summary>
    public static void Check(string title, List<Refusal> refusals)
    {
        if (title.Trim().Length == 0 || title != title.Trim())
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueMissing, "title", "Titeln saknas, eller börjar eller slutar med blanksteg.", "en titel"));
        }

        if (title.Length > Longest)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueTooLong, "title", "Titeln är för lång.", $"högst {Longest} tecken"));
        }

        if (title == FixedTable.Total)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.RowLabelTwice, "title", $"”{title}” heter raden med summan i tabellen aktiviteter.", "en annan titel"));
        }
    }
}
