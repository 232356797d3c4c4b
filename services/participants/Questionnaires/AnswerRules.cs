using System.Text.Json;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Refusals;

namespace Finsam.Participants.Questionnaires;

/// <summary>What answers must fulfil.</summary>
internal static class AnswerRules
{
    /// <summary>The answers as they are stored, by question.</summary>
    /// <exception cref="RefusedException">Every violation.</exception>
    public static string Check(IReadOnlyList<QuestionAnswer> answers, IReadOnlyList<Question> questions)
    {
        var refusals = new List<Refusal>();
        var byKey = questions.ToDictionary(question => question.Question_, StringComparer.Ordinal);
        var given = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, answer) in answers.Index())
        {
            if (!byKey.TryGetValue(answer.Question, out var question))
            {
                refusals.Add(new Refusal(
                    ParticipantsReason.ValueInvalid, $"answers[{index}].question", "Frågan finns inte i enkäten.", string.Join(", ", byKey.Keys)));
            }
            else if (!given.TryAdd(answer.Question, answer.Answer))
            {
                refusals.Add(new Refusal(ParticipantsReason.StandsTwice, $"answers[{index}]", "Frågan är besvarad två gånger.", "ett svar på varje fråga"));
            }
            else if (QuestionRules.AcceptedInsteadOf(answer.Answer, question) is { } accepted)
            {
                refusals.Add(new Refusal(ParticipantsReason.ValueInvalid, $"answers[{index}].answer", "Svaret hör inte till frågan.", accepted));
            }
        }

        refusals.AddRange(questions
            .Where(question => !question.MayBeSkipped && !given.ContainsKey(question.Question_))
            .Select(question => new Refusal(
                ParticipantsReason.ValueMissing, "answers", $"Frågan {question.Question_} är inte besvarad.", "ett svar på varje fråga")));
        return refusals.Count == 0 ? JsonSerializer.Serialize(given) : throw new RefusedException(refusals);
    }
}
