namespace Finsam.Ledger.Domain.Sie;

/// <summary>Collects what is found in a file: all is counted, the first <see cref="MostKept"/> are kept.</summary>
internal sealed class SieProblems
{
    /// <summary>Most problems kept of one file, and most warnings.</summary>
    public const int MostKept = 1000;

    private readonly List<SieProblem> kept = [];

    /// <summary>How many there are in all.</summary>
    public int Count { get; private set; }

    /// <summary>True when there are none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Those kept, by line.</summary>
    public IReadOnlyList<SieProblem> Kept => [.. kept.OrderBy(problem => problem.Line)];

    /// <summary>Adds one.</summary>
    public void Add(int line, string field, SieReason reason, string message, string accepted = "")
    {
        Count++;
        if (kept.Count < MostKept)
        {
            kept.Add(new SieProblem(line, field, reason, message, accepted));
        }
    }
}
