using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.ListReports;

/// <summary>A row of the list.</summary>
internal sealed class ReportRow
{
    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodTo { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public int Version { get; init; }

    public required string Insats { get; init; }

    /// <summary>The row in the words of the contract.</summary>
    public ReportHead ToMessage() => new()
    {
        Period = ContractValues.ToPeriod(new ReportPeriod(PeriodFrom, PeriodTo)),
        Kind = Kind,
        Title = Title,
        Version = Version,
        Insats = Insats,
    };
}
