using Finsam.Participants.Domain;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>What a survey must fulfil.</summary>
internal static class SurveyRules
{
    /// <summary>Checks its insats and counts, and that no two rows of its table would have one label.</summary>
    public static void Check(Survey survey, HashSet<string> insatser, string field, List<Refusal> refusals)
    {
        if (survey.HasInsats && !insatser.Contains(survey.Insats))
        {
            refusals.Add(new Refusal(
                ParticipantsReason.InsatsUnknown,
                $"{field}.insats",
                $"Enkät {survey.Id} hör till insats {survey.Insats}, som inte finns i registret.",
                string.Join(", ", insatser.Order(StringComparer.Ordinal))));
        }

        Counts.Check(survey.Respondents, $"{field}.respondents", refusals);
        Counts.Check(survey.Invited, $"{field}.invited", refusals);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, answer) in survey.Answers.Index())
        {
            Counts.Check(answer.Count, $"{field}.answers[{index}].count", refusals);
            if (answer.Answer is SurveyTable.Respondents or SurveyTable.Invited)
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.RowLabelTwice,
                    $"{field}.answers[{index}].answer",
                    $"Svaret ”{answer.Answer}” i enkät {survey.Id} heter som en av raderna sist i enkätens tabell.",
                    $"andra svar än {SurveyTable.Respondents} och {SurveyTable.Invited}"));
            }
            else if (!seen.Add(answer.Answer))
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
