using Finsam.Participants.Domain;
using Finsam.Refusals;

namespace Finsam.Participants.Statistics;

/// <summary>Reads the bands of age that outcomes are asked for by.</summary>
internal static class AgeBands
{
    private const int Most = 20;

    private static readonly string[] Usual = ["16-29", "30-44", "45-64"];

    /// <summary>The bands of those who ask for none.</summary>
    public static readonly IReadOnlyList<Band> UsualBands = [.. Usual.Select(label => Band.FromLabel(label)!.Value)];

    /// <summary>Labels and bands.</summary>
    /// <exception cref="RefusedException"><see cref="ParticipantsReason.OptionInvalid"/>: no band, or one that has an age of another.</exception>
    public static (IReadOnlyList<string> Labels, IReadOnlyList<Band> Bands) Read(IReadOnlyList<string> asked)
    {
        var labels = asked.Count > 0 ? asked : Usual;
        var refusals = new List<Refusal>();
        var bands = new List<Band>();
        foreach (var (index, label) in labels.Index())
        {
            if (Band.FromLabel(label) is not { } band || band.Low >= band.High)
            {
                Refuse($"ages[{index}]", "Åldrarna går inte att läsa.", "t.ex. 16-29, båda ändar inräknade");
            }
            else if (bands.Exists(other => other.Overlaps(band)))
            {
                Refuse($"ages[{index}]", "En ålder hör till två grupper.", "åldersgrupper utan gemensamma åldrar");
            }
            else
            {
                bands.Add(band);
            }
        }

        if (labels.Count > Most)
        {
            Refuse("ages", "Begäran har för många åldersgrupper.", $"högst {Most}");
        }

        return refusals.Count == 0 ? (labels, bands) : throw new RefusedException(refusals);

        void Refuse(string field, string message, string accepted) =>
            refusals.Add(new Refusal(ParticipantsReason.OptionInvalid, field, message, accepted));
    }
}
