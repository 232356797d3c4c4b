namespace Finsam.Ledger.Domain.Sie;

/// <summary>An opening or closing balance, or a year's result on an account.</summary>
/// <param name="Line">One-based line.</param>
/// <param name="Kind">Which record.</param>
/// <param name="Year">Relative year: 0 or negative.</param>
/// <param name="Account">Account number.</param>
/// <param name="AmountOre">Öre, debit positive.</param>
internal sealed record SieBalance(int Line, BalanceKind Kind, int Year, string Account, long AmountOre);
