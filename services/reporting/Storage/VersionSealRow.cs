using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of the table <c>version_seal</c>.</summary>
internal sealed class VersionSealRow
{
    public long ChainNo { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodTo { get; init; }

    public required string Insats { get; init; }

    public int Version { get; init; }

    public required byte[] HtmlHash { get; init; }

    public required byte[] JsonHash { get; init; }

    public required byte[] Seal { get; init; }

    /// <summary>The row in the domain's form.</summary>
    public VersionSeal ToSeal() => new(ChainNo, HtmlHash, JsonHash, Seal);

    /// <summary>The report that the sealed version is of.</summary>
    public ReportKey ReportOf(string forbund) => new(forbund, new ReportPeriod(PeriodFrom, PeriodTo), Insats);
}
