using System.Text;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of the table <c>composition</c>, its document aside.</summary>
internal sealed class CompositionRow
{
    public required string Forbund { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodTo { get; init; }

    public required string Insats { get; init; }

    public int Version { get; init; }

    public required string Title { get; init; }

    public DateTime ComposedAt { get; init; }

    public required byte[] DocumentHash { get; init; }

    public required byte[] DefinitionHash { get; init; }

    public int TableCount { get; init; }

    public int FigureCount { get; init; }

    public required string Highlights { get; init; }

    public DateOnly WatchFrom { get; init; }

    public DateOnly WatchTo { get; init; }

    /// <summary>The row in the domain's form.</summary>
    public StoredComposition ToComposition(IReadOnlyList<SourceMark> sources) => new(
        new ReportKey(Forbund, new ReportPeriod(PeriodFrom, PeriodTo), Insats),
        Version,
        Title,
        new DateTimeOffset(DateTime.SpecifyKind(ComposedAt, DateTimeKind.Utc)),
        sources,
        TableCount,
        FigureCount,
        DocumentHash,
        DefinitionHash,
        new ReportPeriod(WatchFrom, WatchTo),
        ReportJson.Read<IReadOnlyList<ReportHighlight>>(Encoding.UTF8.GetBytes(Highlights)));

    /// <summary>Parameters of the insert.</summary>
    public static object Parameters(StoredComposition composition, byte[] document) => new
    {
        composition.Forbund,
        PeriodFrom = composition.Period.From,
        PeriodTo = composition.Period.To,
        composition.Key.Insats,
        composition.Version,
        composition.Title,
        composition.ComposedAt,
        document,
        DocumentHash = composition.Hash,
        composition.DefinitionHash,
        TableCount = composition.Tables,
        FigureCount = composition.Figures,
        Highlights = Encoding.UTF8.GetString(ReportJson.Write(composition.Highlights)),
        WatchFrom = composition.Watch.From,
        WatchTo = composition.Watch.To,
    };
}
