using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of the table <c>composition_operation</c>.</summary>
internal sealed class OperationRow
{
    public required string ForbundId { get; init; }

    public Guid OperationId { get; init; }

    public DateOnly PeriodFrom { get; init; }

    public DateOnly PeriodTo { get; init; }

    public required string Insats { get; init; }

    public required string State { get; init; }

    public required string Stage { get; init; }

    public long Done { get; init; }

    public long Total { get; init; }

    public int Attempts { get; init; }

    public DateTime StartedAt { get; init; }

    public int? Version { get; init; }

    public string? Failure { get; init; }

    public required byte[] Request { get; init; }

    /// <summary>The row in the domain's form.</summary>
    public CompositionOperation ToOperation() => new(
        OperationId,
        new ReportKey(ForbundId, new ReportPeriod(PeriodFrom, PeriodTo), Insats),
        State,
        Stage,
        Done,
        Total,
        Attempts,
        new DateTimeOffset(DateTime.SpecifyKind(StartedAt, DateTimeKind.Utc)),
        Version,
        Failure,
        Request);
}
