namespace Finsam.Ledger.Domain.Sie;

/// <summary>What came of reading a file.</summary>
/// <param name="File">What it says; incomplete when there are problems.</param>
/// <param name="Problems">Why it cannot be imported; empty when it can.</param>
/// <param name="Warnings">What was odd but could be read.</param>
internal sealed record SieReading(SieFile File, SieProblems Problems, SieProblems Warnings);
