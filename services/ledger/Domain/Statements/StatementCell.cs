namespace Finsam.Ledger.Domain.Statements;

/// <summary>A cell as it is printed.</summary>
/// <param name="Value">Decimal number in the column's unit, rounded; null in an empty cell.</param>
/// <param name="AmountOre">The exact öre behind it with the sign that is printed; null in an empty cell and in a share.</param>
internal readonly record struct StatementCell(string? Value, long? AmountOre);
