using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.ExtraQuestions;

/// <summary>What an answer to one of the förbund's own questions must fulfil: asked then and there, and one of those that it takes.</summary>
internal static class AnswerRules
{
    /// <summary>Checks an answer; gives it as it is kept, or null.</summary>
    public static string? Check(
        ExtraAnswer answer, StoredQuestion? question, IEnumerable<string> asked, string field, ICollection<Refusal> refusals)
    {
        if (question is null)
        {
            refusals.Add(new Refusal(
                ParticipantsReason.QuestionUnknown, $"{field}.question", "Frågan ställs inte vid mättillfället den dagen.", string.Join(", ", asked)));
            return null;
        }

        var accepted = Accepted(question);
        var isGood = question.Kind switch
        {
            "choice" => QuestionMessages.Choices(question).Any(choice => choice.Code == answer.Value),
            "yes_no" => answer.Value is "true" or "false",
            _ => QuestionMessages.TryNumber(answer.Value, out var number) && !(number < question.Lowest) && !(number > question.Highest),
        };
        if (!isGood)
        {
            refusals.Add(new Refusal(ParticipantsReason.AnswerNotAccepted, $"{field}.value", $"{question.Question}: svaret godtas inte.", accepted));
        }

        return isGood ? answer.Value : null;
    }

    private static string Accepted(StoredQuestion question) => question.Kind switch
    {
        "choice" => string.Join(", ", QuestionMessages.Choices(question).Select(choice => choice.Code)),
        "yes_no" => "true, false",
        _ => $"tal med decimalpunkt {Bound("från", question.Lowest)}{Bound("till", question.Highest)}".TrimEnd(),
    };

    private static string Bound(string word, decimal? bound) => bound is { } number ? $"{word} {QuestionMessages.Write(number)} " : "";
}
