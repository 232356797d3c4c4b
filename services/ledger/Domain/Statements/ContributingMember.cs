namespace Finsam.Ledger.Domain.Statements;

/// <summary>A member of the förbund and what it pays.</summary>
/// <param name="Name">Name in print.</param>
/// <param name="Contributions">Amounts in öre by calendar year; a year may stand more than once.</param>
internal sealed record ContributingMember(string Name, IReadOnlyList<(int Year, long AmountOre)> Contributions);
