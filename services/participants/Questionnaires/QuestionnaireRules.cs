using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Questionnaires;

/// <summary>What a questionnaire must fulfil.</summary>
internal static class QuestionnaireRules
{
    private const int MostQuestions = 100;
    private const int LongestTitle = 200;
    private const string Field = "questionnaire";

    /// <summary>Checks everything.</summary>
    public static void Check(Questionnaire content, CodeBook codes, List<Refusal> refusals)
    {
        Slugs.Check(content.Questionnaire_, $"{Field}.questionnaire", refusals);
        CheckText(content.Title, LongestTitle, $"{Field}.title", refusals);
        if (content.Groups.Count == 0)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.ValueMissing, $"{Field}.groups", "Svarandegrupp saknas.", codes.Accepted(CodeListNames.RespondentGroup, on: null)));
        }

        foreach (var (index, group) in content.Groups.Index())
        {
            if (!codes.Accepts(CodeListNames.RespondentGroup, group, on: null))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.CodeUnknown,
                    $"{Field}.groups[{index}]",
                    "Svarandegruppen finns inte.",
                    codes.Accepted(CodeListNames.RespondentGroup, on: null)));
            }
        }

        Twice(content.Groups, "groups", "Gruppen", refusals);
        if (content.Questions.Count is 0 or > MostQuestions)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, $"{Field}.questions", "Fel antal frågor.", $"1–{MostQuestions}"));
        }

        foreach (var (index, question) in content.Questions.Index())
        {
            QuestionRules.Check(question, $"{Field}.questions[{index}]", refusals);
        }

        Twice(content.Questions.Select(question => question.Question_), "questions", "Frågan", refusals);
    }

    /// <summary>Refuses a text that is empty or long.</summary>
    public static void CheckText(string text, int longest, string field, List<Refusal> refusals)
    {
        if (text.Trim().Length == 0)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueMissing, field, "Texten saknas.", $"1–{longest} tecken"));
        }
        else if (text.Length > longest)
        {
            refusals.Add(new Refusal(ParticipantsReason.ValueTooLong, field, "Texten är för lång.", $"högst {longest} tecken"));
        }
    }

    private static void Twice(IEnumerable<string> keys, string list, string what, List<Refusal> refusals)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, key) in keys.Index())
        {
            if (!seen.Add(key))
            {
                refusals.Add(new Refusal(ParticipantsReason.StandsTwice, $"{Field}.{list}[{index}]", $"{what} står två gånger.", "varje nyckel en gång"));
            }
        }
    }
}
