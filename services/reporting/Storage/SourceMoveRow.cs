using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of what has moved since a version was composed.</summary>
internal sealed class SourceMoveRow
{
    public required string Source { get; init; }

    public DateTime Since { get; init; }

    public DateTime Latest { get; init; }

    public int Changes { get; init; }

    /// <summary>The row in the domain's form.</summary>
    public SourceMove ToMove() => new(
        Source,
        new DateTimeOffset(DateTime.SpecifyKind(Since, DateTimeKind.Utc)),
        new DateTimeOffset(DateTime.SpecifyKind(Latest, DateTimeKind.Utc)),
        Changes);
}
