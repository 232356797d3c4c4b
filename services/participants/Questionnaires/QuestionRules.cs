using System.Globalization;
using Finsam.Participants.Domain;
using Finsam.Participants.Tables;
using Finsam.Participants.V1;
using Finsam.Refusals;
using Google.Protobuf.Collections;

namespace Finsam.Participants.Questionnaires;

/// <summary>What a question must fulfil, and what may be answered to it.</summary>
internal static class QuestionRules
{
    private const int LongestText = 1000;
    private const int LongestLabel = 200;
    private const int FewestOptions = 2;
    private const int MostOptions = 50;
    private const int FewestSteps = 2;
    private const int MostSteps = 11;

    /// <summary>Checks a question.</summary>
    public static void Check(Question question, string field, List<Refusal> refusals)
    {
        Slugs.Check(question.Question_, $"{field}.question", refusals);
        QuestionnaireRules.CheckText(question.Text, LongestText, $"{field}.text", refusals);
        foreach (var (name, label) in new[]
        {
            ("lowest_label", question.LowestLabel), ("highest_label", question.HighestLabel), ("indicator", question.Indicator),
        })
        {
            if (label.Length > LongestLabel)
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.ValueTooLong, $"{field}.{name}", "Texten är för lång.", $"högst {LongestLabel} tecken"));
            }
        }

        switch (question.Scale)
        {
            case QuestionScale.Choice:
                CheckOptions(question.Options, $"{field}.options", refusals);
                break;
            case QuestionScale.Rating when question.Steps is < FewestSteps or > MostSteps:
                Refuse($"{field}.steps", "Fel antal steg.", $"{FewestSteps}–{MostSteps}");
                break;
            case QuestionScale.Number when question.Lowest < 0 || question.Highest > GenderCountRules.Most || question.Lowest >= question.Highest:
                Refuse($"{field}.highest", "Talets gränser går inte ihop.", $"0 ≤ lowest < highest ≤ {GenderCountRules.Most}");
                break;
            case QuestionScale.Rating or QuestionScale.Number or QuestionScale.YesNo:
                break;
            default:
                Refuse($"{field}.scale", "Frågan saknar svarsskala.", "choice, rating, yes_no, number");
                break;
        }

        void Refuse(string where, string message, string accepted) =>
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, where, message, accepted));
    }

    /// <summary>What is accepted for an answer, for people; null where the answer is accepted.</summary>
    public static string? AcceptedInsteadOf(string answer, Question question) => question.Scale switch
    {
        QuestionScale.Choice => question.Options.Any(option => option.Answer == answer)
            ? null : string.Join(", ", question.Options.Select(option => option.Answer)),
        QuestionScale.Rating => IsNumber(answer, 1, question.Steps) ? null : $"1–{question.Steps}",
        QuestionScale.Number => IsNumber(answer, question.Lowest, question.Highest) ? null : $"{question.Lowest}–{question.Highest}",
        _ => answer is "yes" or "no" ? null : "yes, no",
    };

    // As it is written in one way only, so that equal answers are counted together.
    private static bool IsNumber(string answer, int lowest, int highest) =>
        int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
        && answer == number.ToString(CultureInfo.InvariantCulture);

    private static void CheckOptions(RepeatedField<AnswerOption> options, string field, List<Refusal> refusals)
    {
        if (options.Count is < FewestOptions or > MostOptions)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, field, "Fel antal svarsalternativ.", $"{FewestOptions}–{MostOptions}"));
        }

        var answers = new HashSet<string>(StringComparer.Ordinal);
        var labels = new HashSet<string>([SurveyTable.Respondents, SurveyTable.Invited], StringComparer.Ordinal);
        foreach (var (index, option) in options.Index())
        {
            Slugs.Check(option.Answer, $"{field}[{index}].answer", refusals);
            QuestionnaireRules.CheckText(option.Label, LongestLabel, $"{field}[{index}].label", refusals);
            if (!answers.Add(option.Answer) || !labels.Add(option.Label))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.StandsTwice,
                    $"{field}[{index}]",
                    "Svarsalternativet finns redan, eller heter som en av raderna sist i enkätens tabell.",
                    $"olika koder och texter, inte {SurveyTable.Respondents} eller {SurveyTable.Invited}"));
            }
        }
    }
}
