namespace Finsam.Ledger.Domain.Sie;

/// <summary>A trace of a change of a voucher after it was registered. It never counts in a balance.</summary>
/// <param name="BeforeRow">How many #TRANS rows stand before it.</param>
/// <param name="IsAdded">True for #RTRANS, whose twin is the next row; false for #BTRANS, a row that was struck.</param>
/// <param name="Row">The row as it was.</param>
internal sealed record SieChange(int BeforeRow, bool IsAdded, SieTransaction Row);
