namespace Finsam.Ledger.Domain.Statements;

/// <summary>A row of a budget or forecast.</summary>
/// <param name="Version"><c>original</c>, <c>revised</c>, <c>forecast</c> or <c>period</c>.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="Project">Ledger object (dimension 6).</param>
/// <param name="Account">Account; empty for the whole project.</param>
/// <param name="Span">Days that the amount is for.</param>
/// <param name="AmountOre">Öre, income positive.</param>
internal sealed record BudgetRow(string Version, DateOnly DecidedOn, string Project, string Account, DaySpan Span, long AmountOre);
