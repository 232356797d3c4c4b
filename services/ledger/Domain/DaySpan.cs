namespace Finsam.Ledger.Domain;

/// <summary>A span of days; both ends belong to it.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day; never before <paramref name="First"/>.</param>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>True when the day lies in the span.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>True when every day of the other span lies in this one.</summary>
    public bool Contains(DaySpan other) => First <= other.First && other.Last <= Last;

    /// <summary>True when some day lies in both spans.</summary>
    public bool Overlaps(DaySpan other) => First <= other.Last && other.First <= Last;

    /// <summary>The span as people read it: <c>2017-01-01–2017-12-31</c>.</summary>
    public override string ToString() => $"{First:yyyy-MM-dd}–{Last:yyyy-MM-dd}";
}
