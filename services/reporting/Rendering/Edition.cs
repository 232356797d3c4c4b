using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>Which composed version a rendering shows.</summary>
/// <param name="Version">Version number.</param>
/// <param name="ComposedAt">When it was composed, UTC.</param>
/// <param name="Sources">How far each source had come, in the order of their names.</param>
/// <param name="Hash">Hexadecimal SHA-256 of the composed document.</param>
/// <param name="State">Where the version stands; a published one is shown as approved, so that publishing it changes no byte.</param>
/// <param name="Approval">The board's decision, or null where there is none.</param>
internal sealed record Edition(
    int Version,
    DateTimeOffset ComposedAt,
    IReadOnlyList<(string Source, long Position)> Sources,
    string Hash,
    VersionState State = VersionState.Draft,
    BoardApproval? Approval = null)
{
    /// <summary>The edition that a stored version is rendered as.</summary>
    public static Edition Of(StoredComposition composition, VersionStanding standing) => new(
        composition.Version,
        composition.ComposedAt,
        [.. composition.Sources.Select(mark => (mark.Source, mark.Position))],
        Convert.ToHexStringLower(composition.Hash),
        standing.Approval is null ? standing.State : VersionState.Approved,
        standing.Approval);
}
