using System.Globalization;

namespace Finsam.Participants.Domain;

/// <summary>A band of a number: <c>Low</c> included, <c>High</c> excluded; null is open.</summary>
internal readonly record struct Band(decimal? Low, decimal? High)
{
    /// <summary>Reads a label such as <c>30-44</c>, whose ends both belong to the band; null when it is none.</summary>
    public static Band? FromLabel(string label)
    {
        var ends = label.Split('-');
        return ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && last < int.MaxValue
            ? new Band(low, last + 1)
            : null;
    }

    /// <summary>True when a number lies in it.</summary>
    public bool Holds(decimal number) => !(number < Low) && !(number >= High);

    /// <summary>True when a number may lie in both.</summary>
    public bool Overlaps(Band other) => !(High <= other.Low) && !(other.High <= Low);
}
