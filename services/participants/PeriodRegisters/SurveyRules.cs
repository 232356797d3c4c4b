using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What a survey must fulfil.</summary>
internal static class SurveyRules
{
    /// <summary>Checks its counts, and that no answer stands twice.</summary>
    public static void Check(Survey survey, string field, List<Refusal> refusals)
    {
        Counts.Check(survey.Respondents, $"{field}.respondents", refusals);
        Counts.Check(survey.Invited, $"{field}.invited", refusals);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, answer) in survey.Answers.Index())
        {
            Counts.Check(answer.Count, $"{field}.answers[{index}].count", refusals);
            if (!seen.Add(answer.Answer))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.StandsTwice,
                    $"{field}.answers[{index}].answer",
                    $"Svaret ”{answer.Answer}” står två gånger i enkät {survey.Id}.",
                    "varje svar en gång"));
            }
        }
    }
}
