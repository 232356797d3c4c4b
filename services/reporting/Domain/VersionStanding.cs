namespace Finsam.Reporting.Domain;

/// <summary>Where a composed version stands, and how it came there.</summary>
/// <param name="Steps">Its steps, the first one first; none for a draft.</param>
internal sealed record VersionStanding(IReadOnlyList<VersionStep> Steps)
{
    /// <summary>Its state.</summary>
    public VersionState State => Steps.Count == 0 ? VersionState.Draft : Steps[^1].State;

    /// <summary>The board's decision, or null where there is none.</summary>
    public BoardApproval? Approval => Steps.LastOrDefault(step => step.Approval is not null)?.Approval;
}
