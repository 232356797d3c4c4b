using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What a period's register must fulfil.</summary>
internal static class RegisterRules
{
    /// <summary>Counts below this are small where the register does not say (docs/case-folders.md, suppression_k).</summary>
    public const int DefaultSuppressionK = 5;

    private const int SmallestK = 3;
    private const int LargestK = 11;

    /// <summary>Checks everything; the period is null when it cannot be read.</summary>
    public static Period? Check(PutPeriodRegisterRequest request, List<Refusal> refusals)
    {
        var period = Period.Read(request.Period?.From ?? "", request.Period?.To ?? "");
        if (period is null)
        {
            refusals.Add(Period.Invalid);
        }

        if (request.HasSuppressionK && request.SuppressionK != 1 && request.SuppressionK is < SmallestK or > LargestK)
        {
            Refuse(
                ParticipantsReason.SuppressionInvalid, "suppression_k", "Fel gräns för små tal.", $"1, eller {SmallestK}–{LargestK}");
        }

        CheckIds("members", request.Members, member => member.Id);
        CheckIds("insatser", request.Insatser, insats => insats.Code);
        CheckIds("surveys", request.Surveys, survey => survey.Id);
        var members = request.Members.Select(member => member.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < request.Insatser.Count; i++)
        {
            InsatsRules.Check(request.Insatser[i], members, $"insatser[{i}]", refusals);
        }

        var insatser = request.Insatser.Select(insats => insats.Code).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < request.Activities.Count; i++)
        {
            ActivityRules.Check(request.Activities[i], insatser, $"activities[{i}]", refusals);
        }

        for (var i = 0; i < request.Surveys.Count; i++)
        {
            SurveyRules.Check(request.Surveys[i], insatser, $"surveys[{i}]", refusals);
        }

        return period;

        void Refuse(ParticipantsReason reason, string field, string message, string accepted) =>
            refusals.Add(new Refusal(reason, field, message, accepted));

        void CheckIds<T>(string list, IEnumerable<T> items, Func<T, string> idOf)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (index, item) in items.Index())
            {
                var id = idOf(item);
                if (id.Length == 0)
                {
                    Refuse(ParticipantsReason.ValueMissing, $"{list}[{index}]", "Id eller kod saknas.", "en kod som inte är tom");
                }
                else if (!seen.Add(id))
                {
                    Refuse(ParticipantsReason.StandsTwice, $"{list}[{index}]", $"”{id}” står två gånger.", "varje kod en gång");
                }
            }
        }
    }
}
