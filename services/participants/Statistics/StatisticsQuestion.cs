using Finsam.Participants.Domain;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Participants.Statistics;

/// <summary>What all statistics are asked for, checked.</summary>
/// <param name="Forbund">Slugs; the caller has been authorised for each.</param>
/// <param name="Period">The period.</param>
/// <param name="Comparison">The period to set beside, or null.</param>
/// <param name="Insatser">Codes; empty: all that the caller reaches.</param>
internal sealed record StatisticsQuestion(IReadOnlyList<string> Forbund, Period Period, Period? Comparison, string[] Insatser)
{
    private const int MostOthers = 100;

    /// <summary>The period, and the one beside it.</summary>
    public IEnumerable<Period> Periods => Comparison is { } beside ? [Period, beside] : [Period];

    /// <summary>Reads what every statistic is asked for.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ParticipantsReason.PeriodInvalid"/>, <see cref="ParticipantsReason.OptionInvalid"/>,
    /// <see cref="ParticipantsReason.StandsTwice"/>, <see cref="RequestReason.RoleNotAllowed"/>, <see cref="RequestReason.InsatsNotAssigned"/>.
    /// </exception>
    public static StatisticsQuestion Read(
        string forbund,
        IReadOnlyList<string> others,
        Common.V1.Period? period,
        Common.V1.Period? comparison,
        IReadOnlyList<string> insatser,
        Caller caller)
    {
        var refusals = new List<Refusal>();
        var main = Period.Read(period?.From ?? "", period?.To ?? "");
        var beside = comparison is null ? null : Period.Read(comparison.From, comparison.To);
        // What the caller may not see comes first: the first refusal decides the status code.
        Refuse(others.Count > 0 && caller.Reach != Reach.Forbund, new Refusal(
            RequestReason.RoleNotAllowed, "other_forbund", "Flera förbund ställs samman bara för den som ser hela förbund."));
        foreach (var (index, insats) in insatser.Index())
        {
            Refuse(!caller.Reaches(insats), InsatsNotAssigned.At($"insatser[{index}]"));
        }

        Refuse(main is null, Period.Invalid);
        Refuse(comparison is not null && beside is null, Period.Invalid with { Field = "comparison" });
        Refuse(others.Count > MostOthers, new Refusal(
            ParticipantsReason.OptionInvalid, "other_forbund", "Begäran har för många förbund.", $"högst {MostOthers}"));
        Refuse(others.Append(forbund).Distinct(StringComparer.Ordinal).Count() <= others.Count, new Refusal(
            ParticipantsReason.StandsTwice, "other_forbund", "Ett förbund står två gånger.", "varje förbund en gång"));
        Refuse(others.Count > 0 && insatser.Count > 0, new Refusal(
            ParticipantsReason.OptionInvalid, "insatser", "Insatser väljs i ett förbund, inte i flera.", "tomt, eller inget other_forbund"));
        return refusals.Count == 0
            ? new StatisticsQuestion([forbund, .. others], main!.Value, beside, [.. insatser.Distinct(StringComparer.Ordinal)])
            : throw new RefusedException(refusals);

        void Refuse(bool wrong, Refusal refusal)
        {
            if (wrong)
            {
                refusals.Add(refusal);
            }
        }
    }
}
