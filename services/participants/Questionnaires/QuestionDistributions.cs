using System.Globalization;
using Finsam.Participants.Domain;
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
    private readonly GroupSuppression _withheld;

    /// <summary>Counts, and decides what is withheld.</summary>
    public QuestionDistributions(RoundCounts counts, RoundCounts.Asked question, string group, IReadOnlyList<string> insatser, int k)
    {
        (_group, _insatser, _options, _scale) = (group, insatser, counts.OptionsOf(question), ScaleOf(question));
        _units = [.. insatser.Select(insats => counts.Of(question, group, insats))];
        _withheld = GroupSuppression.Choose(
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
            _withheld.Everything);
        foreach (var (index, insats) in _insatser.Index())
        {
            if (caller.Reaches(insats))
            {
                var distribution = Distribution(_units[index], _withheld.Units.Contains(index));
                distribution.Insats = insats;
                yield return distribution;
            }
        }
    }

    private AnswerDistribution Distribution(IReadOnlyDictionary<string, long> counts, bool withheld)
    {
        var distribution = new AnswerDistribution { Group = _group, Suppressed = withheld };
        if (withheld)
        {
            return distribution;
        }

        var answered = counts.Values.Sum();
        distribution.Answered = (int)answered;
        distribution.Answers.Add(_options.Select((option, index) => Count(option, counts.GetValueOrDefault(option.Answer), answered, index)));

        // With a mean, how many they are and all answers but two, the two could be worked out.
        if (answered > 0 && _withheld.Answers.Count == 0 && _scale is (QuestionScale.Rating or QuestionScale.Number))
        {
            distribution.Mean = Shares.Mean(RoundCounts.SumOf(counts), answered).ToString(CultureInfo.InvariantCulture);
        }

        return distribution;
    }

    private AnswerCount Count(RoundCounts.Option option, long count, long answered, int index)
    {
        var message = new AnswerCount { Answer = option.Answer, Label = option.Label, Suppressed = _withheld.Answers.Contains(index) };
        if (!message.Suppressed)
        {
            message.Count = (int)count;
            message.Share = Shares.Percent(count, answered);
        }

        return message;
    }
}
