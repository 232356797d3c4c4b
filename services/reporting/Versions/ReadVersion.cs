using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Versions;

/// <summary>A version that has been read.</summary>
/// <param name="Composition">What is known of it.</param>
/// <param name="Report">Its document.</param>
/// <param name="Moves">What has moved since it was composed.</param>
internal sealed record ReadVersion(StoredComposition Composition, ComposedReport Report, IReadOnlyList<SourceMove> Moves);
