using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of the table <c>composition_source</c>.</summary>
internal sealed class SourceRow
{
    public required string Source { get; init; }

    public long Position { get; init; }

    public DateTime ComputedAt { get; init; }

    /// <summary>The row in the domain's form.</summary>
    public SourceMark ToMark() => new(Source, Position, new DateTimeOffset(DateTime.SpecifyKind(ComputedAt, DateTimeKind.Utc)));
}
