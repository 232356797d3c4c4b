namespace Finsam.Participants.SmallCells;

/// <summary>A figure and parts of it: what the parts leave of it can be worked out.</summary>
/// <param name="whole">What the whole counts.</param>
internal sealed class Family(AtomSet whole)
{
    private readonly HashSet<AtomSet> _left = [];
    private AtomSet? _shown;

    /// <summary>What the whole counts.</summary>
    public AtomSet Whole => whole;

    /// <summary>How many parts with somebody in them are not shown; each counts one at least, as everybody knows.</summary>
    public int Left => _left.Count;

    /// <summary>Takes a part.</summary>
    public void Add(AtomSet part)
    {
        if (!part.IsEmpty)
        {
            _left.Add(part);
        }
    }

    /// <summary>What those of its parts that are shown, and one more, leave of it.</summary>
    public AtomSet LeftBy(AtomSet part) => whole.Without(_shown is null ? part : _shown.With(part));

    /// <summary>Takes a part that is shown.</summary>
    public void Show(AtomSet part)
    {
        _left.Remove(part);
        _shown = _shown is null ? part : _shown.With(part);
    }
}
