using System.Globalization;
using Finsam.Participants.SmallCells;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Questionnaires;

/// <summary>How a group answered a question: all of it, and each of its insatser.</summary>
internal sealed class QuestionDistributions
{
    private readonly QuestionScale _scale;
    private readonly string _group;
    private readonly IReadOnlyList<string> _insatser;
    private readonly IReadOnlyList<RoundCounts.Option> _options;
    private readonly List<IReadOnlyDictionary<string, long>> _units;
    private readonly GroupAnswers _shown;

    /// <summary>Counts, and decides what is withheld.</summary>
    public QuestionDistributions(RoundCounts counts, RoundCounts.Asked question, string group, IReadOnlyList<string> insatser, int k)
    {
        (_group, _insatser, _options, _scale) = (group, insatser, counts.OptionsOf(question), ScaleOf(question));
        _units = [.. insatser.Select(insats => counts.Of(question, group, insats))];
        _shown = new GroupAnswers(
            k,
            [.. _units.Select(unit => _options.Select(option => unit.GetValueOrDefault(option.Answer)).ToArray())],
            [.. _units.Select(unit => unit.Values.Sum())]);
    }

    /// <summary>The scale of a question.</summary>
    public static QuestionScale ScaleOf(RoundCounts.Asked question) => QuestionJson.Scale(question.Scale);

    /// <summary>All of the group, then the insatser that the caller reaches.</summary>
    public IEnumerable<AnswerDistribution> Of(Caller caller)
    {
        yield return Distribution(
            _units.SelectMany(unit => unit).GroupBy(answer => answer.Key, StringComparer.Ordinal)
                .ToDictionary(answer => answer.Key, answer => answer.Sum(count => count.Value), StringComparer.Ordinal),
            null);
        foreach (var (index, insats) in _insatser.Index())
        {
            if (caller.Reaches(insats))
            {
                var distribution = Distribution(_units[index], index);
                distribution.Insats = insats;
                yield return distribution;
            }
        }
    }

    private AnswerDistribution Distribution(IReadOnlyDictionary<string, long> counts, int? unit)
    {
        var distribution = new AnswerDistribution { Group = _group, Suppressed = !_shown.Shows(unit) };
        if (distribution.Suppressed)
        {
            return distribution;
        }

        var answered = counts.Values.Sum();
        distribution.Answered = (int)answered;
        distribution.Answers.Add(
            _options.Select((option, answer) => Count(option, counts.GetValueOrDefault(option.Answer), answered, _shown.Shows(unit, answer))));

        // With a mean, how many they are and all answers but two, the two could be worked out.
        if (answered > 0 && distribution.Answers.All(answer => !answer.Suppressed) && _scale is (QuestionScale.Rating or QuestionScale.Number))
        {
            distribution.Mean = Shares.Mean(RoundCounts.SumOf(counts), answered).ToString(CultureInfo.InvariantCulture);
        }

        return distribution;
    }

    private static AnswerCount Count(RoundCounts.Option option, long count, long answered, bool isShown)
    {
        var message = new AnswerCount { Answer = option.Answer, Label = option.Label, Suppressed = !isShown };
        if (isShown)
        {
            message.Count = (int)count;
            message.Share = Shares.Percent(count, answered);
        }

        return message;
    }
}
