using System.Text.RegularExpressions;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>What a question must fulfil.</summary>
internal static partial class QuestionRules
{
    private const int LongestName = 300;
    private const int MostChoices = 50;
    private const string Codes = "1–50 tecken av a–z, 0–9, _ och -";

    /// <summary>Checks everything.</summary>
    public static void Check(ExtraQuestion question, InsatsBook insatser, List<Refusal> refusals)
    {
        Refuse(!CodePattern().IsMatch(question.Question), ParticipantsReason.ValueInvalid, "question", "Frågans nyckel går inte att använda.", Codes);
        Refuse(
            question.Name.Trim().Length is 0 or > LongestName, ParticipantsReason.ValueInvalid, "name", "Frågan saknas eller är för lång.",
            $"1–{LongestName} tecken");
        Refuse(
            !QuestionMessages.Kinds.ContainsKey(question.Kind), ParticipantsReason.ValueMissing, "kind", "Svarssättet saknas.", "choice, number, yes_no");
        CheckChoices(question, Refuse);
        CheckNumbers(question, Refuse);
        Refuse(
            question.MeasurePoints.Count == 0 || question.MeasurePoints.Any(point => !MeasurePointKinds.All.Contains(point)),
            ParticipantsReason.CodeUnknown, "measure_points", "Mättillfällena saknas eller finns inte.", MeasurePointKinds.Accepted);
        Refuse(
            question.Insatser.Any(insats => !insatser.Knows(insats)),
            ParticipantsReason.InsatsUnknown, "insatser", "Någon insats finns inte i något register.",
            string.Join(", ", insatser.Codes.Order(StringComparer.Ordinal)));
        var isFrom = Days.TryParse(question.ValidFrom, out var from);
        DateOnly to = default;
        var isTo = question.ValidTo.Length == 0 || Days.TryParse(question.ValidTo, out to);
        Refuse(!isFrom, ParticipantsReason.ValueInvalid, "valid_from", "Första dagen går inte att läsa.", "ÅÅÅÅ-MM-DD");
        Refuse(!isTo, ParticipantsReason.ValueInvalid, "valid_to", "Sista dagen går inte att läsa.", "ÅÅÅÅ-MM-DD, eller tomt");
        Refuse(
            isFrom && isTo && question.ValidTo.Length > 0 && to < from,
            ParticipantsReason.PeriodInvalid, "valid_to", "Frågans tid slutar innan den börjar.", "valid_from ≤ valid_to");

        void Refuse(bool isWrong, ParticipantsReason reason, string field, string message, string accepted)
        {
            if (isWrong)
            {
                refusals.Add(new Refusal(reason, $"question.{field}", message, accepted));
            }
        }
    }

    private static void CheckChoices(ExtraQuestion question, Action<bool, ParticipantsReason, string, string, string> refuse)
    {
        var isChoice = question.Kind == AnswerKind.Choice;
        refuse(
            isChoice ? question.Choices.Count is 0 or > MostChoices : question.Choices.Count > 0,
            ParticipantsReason.ValueInvalid, "choices", "Svarsalternativen passar inte svarssättet.",
            isChoice ? $"1–{MostChoices} alternativ" : "inga alternativ");
        refuse(
            question.Choices.Any(choice => !CodePattern().IsMatch(choice.Code) || choice.Label.Trim().Length is 0 or > LongestName),
            ParticipantsReason.ValueInvalid, "choices", "Ett svarsalternativ saknar kod eller text.", Codes);
        refuse(
            question.Choices.DistinctBy(choice => choice.Code).Count() < question.Choices.Count,
            ParticipantsReason.StandsTwice, "choices", "Ett svarsalternativ står två gånger.", "varje kod en gång");
    }

    private static void CheckNumbers(ExtraQuestion question, Action<bool, ParticipantsReason, string, string, string> refuse)
    {
        foreach (var (field, given, text) in new[] { ("lowest", question.HasLowest, question.Lowest), ("highest", question.HasHighest, question.Highest) })
        {
            refuse(
                given && (question.Kind != AnswerKind.Number || !QuestionMessages.TryNumber(text, out _)),
                ParticipantsReason.ValueInvalid, field, "Gränsen går inte att läsa, eller frågan besvaras inte med ett tal.", "tal med decimalpunkt");
        }

        refuse(
            question.HasLowest && question.HasHighest && QuestionMessages.TryNumber(question.Lowest, out var lowest)
                && QuestionMessages.TryNumber(question.Highest, out var highest) && lowest > highest,
            ParticipantsReason.ValueInvalid, "highest", "Högsta talet är lägre än det lägsta.", "lowest ≤ highest");
    }

    [GeneratedRegex("^[a-z0-9_-]{1,50}$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
