namespace Finsam.Ledger.Domain.Statements;

/// <summary>
/// Answers 0 and remembers the spans asked for, so that the sums of all tables can be fetched at once before they are computed.
/// </summary>
internal sealed class SpanRecorder : ISpanSums
{
    private readonly HashSet<DaySpan> spans = [];

    /// <summary>The spans asked for.</summary>
    public IReadOnlyCollection<DaySpan> Spans => spans;

    /// <inheritdoc/>
    public long Sum(DaySpan span, AccountRanges accounts, IReadOnlySet<string>? projects)
    {
        spans.Add(span);
        return 0;
    }
}
