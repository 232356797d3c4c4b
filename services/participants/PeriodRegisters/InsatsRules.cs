using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What an insats must fulfil.</summary>
internal static class InsatsRules
{
    private const int LongestTargetGroup = 500;
    private const int LongestProject = 100;

    /// <summary>Checks kind, controller, dates and numbers.</summary>
    public static void Check(Insats insats, HashSet<string> members, string field, List<Refusal> refusals)
    {
        if (insats.Kind is not (InsatsKind.Individual or InsatsKind.Volume or InsatsKind.Structural))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueMissing, $"{field}.kind", $"Insats {insats.Code} saknar slag.", "individual, volume, structural"));
        }

        var accepted = string.Join(", ", members.Order(StringComparer.Ordinal));
        if (!insats.HasController && insats.Kind == InsatsKind.Individual)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ControllerMissing,
                $"{field}.controller",
                $"Insats {insats.Code} har deltagare som individer men ingen personuppgiftsansvarig.",
                accepted));
        }
        else if (insats.HasController && !members.Contains(insats.Controller))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.MemberUnknown,
                $"{field}.controller",
                $"Insats {insats.Code} har personuppgiftsansvarig ”{insats.Controller}”, som inte är medlem.",
                accepted));
        }

        OptionalDays.Check(insats.HasFrom ? insats.From : null, insats.HasTo ? insats.To : null, field, refusals);
        OptionalNumbers.Check(insats.HasPlaces ? insats.Places : null, $"{field}.places", refusals);
        if (insats.TargetGroup.Length > LongestTargetGroup)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueTooLong, $"{field}.target_group", "Målgruppen är för lång.", $"högst {LongestTargetGroup} tecken"));
        }

        if (insats.HasProject && insats.Project.Length is < 1 or > LongestProject)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueTooLong, $"{field}.project", "Objektet är tomt eller för långt.", $"1–{LongestProject} tecken"));
        }

        OptionalNumbers.Check(insats.HasMaxMonths ? insats.MaxMonths : null, $"{field}.max_months", refusals);
    }
}
