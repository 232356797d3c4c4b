namespace Finsam.Participants.SmallCells;

/// <summary>
/// What is shown of a group's answers to a question: of all of it first, as its table in a report has it (<see cref="OneSum"/>), then of each of
/// its insatser.
/// </summary>
internal sealed class GroupAnswers
{
    private readonly long[] _counts;
    private readonly Release _release;
    private readonly int _answers;

    /// <summary>Decides.</summary>
    /// <param name="k">Counts from 1 to k − 1 are small.</param>
    /// <param name="units">Counts of each insats: how many gave each answer, in one order.</param>
    /// <param name="answered">How many answered in each insats.</param>
    public GroupAnswers(int k, IReadOnlyList<long[]> units, IReadOnlyList<long> answered)
    {
        // Each insats has a last answer, which nobody has named: what the others leave.
        _answers = (units.Count == 0 ? 0 : units[0].Length) + 1;
        _counts = [.. units.SelectMany((unit, index) => unit.Append(answered[index] - unit.Sum()))];
        _release = new Release(k, _counts);
        Guard(null);
        Decide(null, null, []);
        var ofAnswers = Enumerable.Range(0, _answers).Select(answer => new Family(Set(null, answer))).ToList();
        foreach (var answer in ofAnswers)
        {
            _release.Share(Elimination.Sum(answer.Whole.Atoms));
        }

        var byAnswered = Enumerable.Range(0, units.Count).OrderByDescending(unit => answered[unit]).ToList();
        byAnswered.ForEach(unit => Guard(unit));
        var all = new Family(Set(null, null));
        byAnswered.ForEach(unit => Decide(unit, all, ofAnswers));
    }

    /// <summary>True when it is shown how many answered.</summary>
    /// <param name="unit">Index of the insats; null: the group.</param>
    public bool Shows(int? unit) => _release.Shows(Set(unit, null));

    /// <summary>True when it is shown how many gave an answer.</summary>
    /// <param name="unit">Index of the insats; null: the group.</param>
    /// <param name="answer">Index of the answer.</param>
    public bool Shows(int? unit, int answer) => _release.Shows(Set(unit, answer));

    private void Guard(int? unit)
    {
        _release.Guard(Set(unit, null));
        foreach (var answer in Enumerable.Range(0, _answers))
        {
            _release.Guard(Set(unit, answer));
        }
    }

    private void Decide(int? unit, Family? ofGroup, List<Family> ofAnswers)
    {
        var own = new Family(Set(unit, null));
        var cells = Enumerable.Range(0, _answers)
            .Select(answer => new Cell(Set(unit, answer), ofGroup is null ? [own] : [own, ofAnswers[answer]])).ToList();
        _release.Try(new Cell(own.Whole, ofGroup is null ? [] : [ofGroup]) { WholeOf = [own] });
        foreach (var cell in cells.SkipLast(1).OrderByDescending(cell => _release.Count(cell.Atoms)))
        {
            _release.Try(cell);
        }
    }

    // What nobody has answered is no unknown.
    private AtomSet Set(int? unit, int? answer) => new(_counts.Length, Enumerable.Range(0, _counts.Length).Where(atom =>
        _counts[atom] > 0 && (unit is null || atom / _answers == unit) && (answer is null || atom % _answers == answer)));
}
