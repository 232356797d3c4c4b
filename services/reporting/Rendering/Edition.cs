namespace Finsam.Reporting.Rendering;

/// <summary>Which composed version a rendering shows.</summary>
/// <param name="Version">Version number.</param>
/// <param name="ComposedAt">When it was composed, UTC.</param>
/// <param name="Sources">How far each source had come, in the order of their names.</param>
/// <param name="Hash">Hexadecimal SHA-256 of the composed document.</param>
internal sealed record Edition(int Version, DateTimeOffset ComposedAt, IReadOnlyList<(string Source, long Position)> Sources, string Hash);
