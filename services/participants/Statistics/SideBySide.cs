namespace Finsam.Participants.Statistics;

/// <summary>A statistic of several förbund, and of all of them together.</summary>
/// <typeparam name="TMessage">What the contract has of it.</typeparam>
/// <param name="Each">Of each, each with its own k.</param>
/// <param name="Together">
/// Of all: a figure that is withheld of one is withheld of all, so that it is made of what is shown and gives nothing away.
/// </param>
internal sealed record SideBySide<TMessage>(IReadOnlyList<TMessage> Each, TMessage Together)
{
    /// <summary>Lays out the counts of each, and their sum.</summary>
    /// <param name="counted">Counts of each förbund, with what of it is shown.</param>
    /// <param name="sum">Adds counts up.</param>
    /// <param name="layOut">Lays counts out; always with the same cells.</param>
    public static SideBySide<TMessage> Of<TCounts>(
        IReadOnlyList<(TCounts Counts, ShownStatistic Shown)> counted,
        Func<IReadOnlyList<TCounts>, TCounts> sum,
        Func<TCounts, IStatisticSheet<TMessage>> layOut)
    {
        var each = new List<TMessage>();
        var together = layOut(sum([.. counted.Select(one => one.Counts)]));
        bool[]? withheld = null;
        foreach (var (counts, shown) in counted)
        {
            var sheet = layOut(counts);
            var own = sheet.Figures.Withhold(shown);
            each.Add(sheet.Write(own, shown.K));
            withheld = withheld is null ? own : [.. withheld.Zip(own, (one, other) => one || other)];
        }

        return new SideBySide<TMessage>(each, together.Write(withheld!, counted.Max(one => one.Shown.K)));
    }
}
