using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>A column of a table of members.</summary>
/// <param name="Label">Label, unique in the table.</param>
/// <param name="Year">Calendar year of the contributions.</param>
/// <param name="Unit">Its own unit; null: the table's.</param>
internal sealed record MemberColumn(string Label, int Year, MoneyUnit? Unit);
