namespace Finsam.Reporting.Domain;

/// <summary>A step that a composed version has taken. Immutable once stored.</summary>
/// <param name="State">The state that it came to.</param>
/// <param name="TakenAt">When, UTC.</param>
/// <param name="TakenBy">Who: the pseudonymous subject of the caller's token.</param>
/// <param name="Approval">The board's decision, of the step to <see cref="VersionState.Approved"/>; otherwise null.</param>
/// <param name="Reason">Why, where that was asked for; otherwise null.</param>
internal sealed record VersionStep(
    VersionState State, DateTimeOffset TakenAt, string TakenBy, BoardApproval? Approval = null, string? Reason = null);
