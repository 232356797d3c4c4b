namespace Finsam.Reporting.Domain;

/// <summary>What is known of a composed version without opening its document.</summary>
/// <param name="Key">Which report it is a version of.</param>
/// <param name="Version">Version number, from 1.</param>
/// <param name="Title">Heading in print.</param>
/// <param name="ComposedAt">When it was composed, UTC.</param>
/// <param name="Sources">How far each source had come, by name.</param>
/// <param name="Tables">Tables in the layout.</param>
/// <param name="Figures">Cells of those tables with a number in them.</param>
/// <param name="Hash">SHA-256 of the document.</param>
/// <param name="DefinitionHash">SHA-256 of the definition that it was composed from.</param>
/// <param name="Watch">The days that its figures look at.</param>
/// <param name="Highlights">A few figures to show.</param>
internal sealed record StoredComposition(
    ReportKey Key,
    int Version,
    string Title,
    DateTimeOffset ComposedAt,
    IReadOnlyList<SourceMark> Sources,
    int Tables,
    int Figures,
    byte[] Hash,
    byte[] DefinitionHash,
    ReportPeriod Watch,
    IReadOnlyList<ReportHighlight> Highlights)
{
    /// <summary>Slug of the förbund.</summary>
    public string Forbund => Key.Forbund;

    /// <summary>The report's period.</summary>
    public ReportPeriod Period => Key.Period;

    /// <summary>True when the other has the same content and came from the same state of every source.</summary>
    public bool IsSameAs(StoredComposition other) =>
        Hash.AsSpan().SequenceEqual(other.Hash)
        && Sources.Select(mark => (mark.Source, mark.Position)).SequenceEqual(other.Sources.Select(mark => (mark.Source, mark.Position)));
}
