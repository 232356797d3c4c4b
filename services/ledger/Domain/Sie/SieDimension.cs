namespace Finsam.Ledger.Domain.Sie;

/// <summary>A dimension that objects belong to.</summary>
/// <param name="Number">Number.</param>
/// <param name="Name">Name.</param>
/// <param name="Parent">The dimension that it divides (#UNDERDIM); null for one of its own (#DIM).</param>
internal sealed record SieDimension(int Number, string Name, int? Parent);
