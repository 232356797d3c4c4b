namespace Finsam.Participants.Domain;

/// <summary>
/// Which answers of a group, and which insatser of it, are withheld: one decision that holds in every view of the group's answers to a question,
/// its table of a report included. First the answers of the whole group, as in any table. Then the insatser, each as a whole: one whose shown
/// answers are few is withheld, and with it as many others as keep it from being worked out of the group.
/// </summary>
internal sealed class GroupSuppression
{
    private GroupSuppression(bool everything, IReadOnlySet<int> answers, IReadOnlySet<int> units) =>
        (Everything, Answers, Units) = (everything, answers, units);

    /// <summary>True where nothing of the group is shown.</summary>
    public bool Everything { get; }

    /// <summary>Indexes of answers that are withheld in the group and in each insats.</summary>
    public IReadOnlySet<int> Answers { get; }

    /// <summary>Indexes of insatser that are withheld.</summary>
    public IReadOnlySet<int> Units { get; }

    /// <summary>Decides.</summary>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    /// <param name="units">Counts of each insats: how many gave each answer, in one order.</param>
    /// <param name="answered">How many answered in each insats.</param>
    public static GroupSuppression Choose(int k, IReadOnlyList<long[]> units, IReadOnlyList<long> answered)
    {
        var suppression = new Suppression(k, []);
        var answers = units.Count > 0 ? units[0].Length : 0;
        long?[] total = [answered.Sum()];
        var ofGroup = suppression.Choose(
            [.. Enumerable.Range(0, answers).Select(answer => new long?[] { units.Sum(unit => unit[answer]) })], total, (_, _) => false);
        if (ofGroup.Total)
        {
            return new GroupSuppression(everything: true, ofGroup.Rows, Enumerable.Range(0, units.Count).ToHashSet());
        }

        var rows = units.Select((unit, index) => Row(unit, answered[index], ofGroup.Rows)).ToList();
        long?[] whole = rows.Count == 0 ? [] : [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Sum(row => row[column]))];
        var ofUnits = suppression.Choose(rows, whole, (_, _) => false);
        return new GroupSuppression(
            everything: false, ofGroup.Rows, ofUnits.Total ? Enumerable.Range(0, units.Count).ToHashSet() : ofUnits.Rows);
    }

    // What is withheld of a row is known as its sum, by what the shown answers leave.
    private static long?[] Row(long[] unit, long answered, IReadOnlySet<int> withheld)
    {
        long?[] shown = [.. unit.Where((_, answer) => !withheld.Contains(answer)).Select(count => (long?)count)];
        return withheld.Count == 0 ? [answered, .. shown] : [answered, .. shown, unit.Where((_, answer) => withheld.Contains(answer)).Sum()];
    }
}
