namespace Finsam.Ledger.Domain.Sie;

/// <summary>An opening or closing balance, a year's result, or a month's change or budget, on an account.</summary>
/// <param name="Line">One-based line.</param>
/// <param name="Kind">Which record.</param>
/// <param name="Year">Relative year: 0 or negative.</param>
/// <param name="Account">Account number.</param>
/// <param name="AmountOre">Öre, debit positive.</param>
/// <param name="Period">Month as <c>YYYYMM</c>; empty where the record has none.</param>
/// <param name="Objects">Dimension and object by turns; null for the account as a whole.</param>
/// <param name="Quantity">Quantity; null when not told.</param>
internal sealed record SieBalance(
    int Line,
    BalanceKind Kind,
    int Year,
    string Account,
    long AmountOre,
    string Period = "",
    IReadOnlyList<string>? Objects = null,
    decimal? Quantity = null);
