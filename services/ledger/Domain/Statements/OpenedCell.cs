namespace Finsam.Ledger.Domain.Statements;

/// <summary>A cell that has been opened.</summary>
/// <param name="Cell">The cell as it is printed.</param>
/// <param name="Parts">The cells that it is computed from; none where it has a source of its own.</param>
/// <param name="Terms">What it is made of, all the way down; of a ratio, what each side of it is made of.</param>
internal sealed record OpenedCell(StatementCell Cell, IReadOnlyList<CellPart> Parts, IReadOnlyList<CellTerm> Terms);

/// <summary>How a part counts in a cell.</summary>
internal enum CellRole
{
    /// <summary>A row of a sum.</summary>
    Added,

    /// <summary>A row that is taken away from a sum.</summary>
    TakenAway,

    /// <summary>What a difference or a change in per cent takes from.</summary>
    Minuend,

    /// <summary>What it takes away; a change in per cent is per cent of it.</summary>
    Subtrahend,

    /// <summary>What a share divides.</summary>
    Numerator,

    /// <summary>What it divides by.</summary>
    Divisor,
}

/// <summary>A cell that another is computed from.</summary>
/// <param name="Role">How it counts.</param>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Cell">The cell as it is printed.</param>
internal sealed record CellPart(CellRole Role, StatementRow Row, StatementColumn Column, StatementCell Cell);

/// <summary>A term of the books or the budget in a cell.</summary>
/// <param name="Side">The side of a ratio that it belongs to; null where the cell is none.</param>
/// <param name="Row">Row that brings it.</param>
/// <param name="Column">Column that brings it.</param>
/// <param name="Source">Where that row and column take it.</param>
/// <param name="Term">The term.</param>
/// <param name="Times">
/// How many times, and with which sign, its debit less credit, or of a budget its income, counts in the cell as printed.
/// </param>
/// <param name="AmountOre">What it brings to the cell, or to the side of it, as printed.</param>
internal sealed record CellTerm(
    CellRole? Side, StatementRow Row, StatementColumn Column, CellSource Source, BookTerm Term, long Times, long AmountOre);
