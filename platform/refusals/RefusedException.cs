namespace Finsam.Refusals;

/// <summary>Carries refusals from where they are found to the edge that answers the caller. Nothing has been changed.</summary>
public sealed class RefusedException : Exception
{
    /// <summary>Refuses for several reasons at once; the first decides the status code.</summary>
    /// <exception cref="ArgumentException">There is no refusal.</exception>
    public RefusedException(IReadOnlyList<Refusal> refusals)
        : base(string.Join("; ", refusals.Select(refusal => refusal.WireReason)))
    {
        if (refusals.Count == 0)
        {
            throw new ArgumentException("At least one refusal is needed.", nameof(refusals));
        }

        Refusals = refusals;
    }

    /// <summary>Refuses for one reason.</summary>
    public RefusedException(Refusal refusal)
        : this([refusal])
    {
    }

    /// <summary>Refuses for everything that has been found; with nothing found the caller goes on.</summary>
    /// <exception cref="RefusedException">There is a refusal.</exception>
    public static void ThrowIfAny(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }
    }

    /// <summary>The refusals, in the order they were found; never empty.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }
}
