using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Storage;

/// <summary>A row of the table <c>version_step</c>.</summary>
internal sealed class VersionStepRow
{
    public int Version { get; init; }

    public required string State { get; init; }

    public DateTime TakenAt { get; init; }

    public required string TakenBy { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public string? Decision { get; init; }

    public string? Reason { get; init; }

    /// <summary>A state as it is stored.</summary>
    public static string Word(VersionState state) => state.ToString().ToLowerInvariant();

    /// <summary>The row in the domain's form.</summary>
    public VersionStep ToStep() => new(
        Enum.Parse<VersionState>(State, ignoreCase: true),
        new DateTimeOffset(DateTime.SpecifyKind(TakenAt, DateTimeKind.Utc)),
        TakenBy,
        DecidedOn is { } day ? new BoardApproval(day, Decision ?? "") : null,
        Reason);
}
