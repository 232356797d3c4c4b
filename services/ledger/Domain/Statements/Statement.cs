using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>A money table as a layout defines it. Every label that a sum, difference or share names is one of the table's.</summary>
/// <param name="Unit">Unit of columns without their own.</param>
/// <param name="Columns">Columns in print order.</param>
/// <param name="Rows">Rows in print order.</param>
/// <param name="HidesEmptyRows">True where rows whose cells of money are all empty or nought are not printed.</param>
internal sealed record Statement(
    MoneyUnit Unit, IReadOnlyList<StatementColumn> Columns, IReadOnlyList<StatementRow> Rows, bool HidesEmptyRows = false);
