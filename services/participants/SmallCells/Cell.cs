namespace Finsam.Participants.SmallCells;

/// <summary>A figure that may be shown.</summary>
/// <param name="Atoms">What it counts.</param>
/// <param name="Families">The sums that it is a part of.</param>
internal sealed record Cell(AtomSet Atoms, IReadOnlyList<Family> Families);
