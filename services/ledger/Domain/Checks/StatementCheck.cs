namespace Finsam.Ledger.Domain.Checks;

/// <summary>Two figures that must be the same.</summary>
/// <param name="Kind">What is checked.</param>
/// <param name="Title">What it says, in Swedish.</param>
/// <param name="Left">One figure.</param>
/// <param name="Right">The other.</param>
internal sealed record StatementCheck(CheckKind Kind, string Title, CheckedFigure Left, CheckedFigure Right)
{
    /// <summary>The left figure less the right one; null where one of them is not known.</summary>
    public long? DifferenceOre => Left.AmountOre - Right.AmountOre;

    /// <summary>True when the figures are the same; null where one of them is not known.</summary>
    public bool? HasPassed => DifferenceOre is { } difference ? difference == 0 : null;
}

/// <summary>A figure that is compared.</summary>
/// <param name="Label">What it is, in Swedish; in a table its address.</param>
/// <param name="AmountOre">The amount; null where it is not known.</param>
internal sealed record CheckedFigure(string Label, long? AmountOre);

/// <summary>What is checked; the names go over the wire in SCREAMING_SNAKE_CASE.</summary>
internal enum CheckKind
{
    /// <summary>Assets are equity and liabilities.</summary>
    BalanceSheetBalances,

    /// <summary>So are the opening balances of the fiscal year.</summary>
    OpeningBalancesBalance,

    /// <summary>Opening balances are the closing balances of the year before.</summary>
    OpeningTiesToClosing,

    /// <summary>The result is the change of equity.</summary>
    ResultTiesToEquity,

    /// <summary>The cash flow is the change of liquid funds.</summary>
    CashFlowTiesToLiquidFunds,

    /// <summary>What is posted on projects, and on none, is the result.</summary>
    ProjectsTieToResult,

    /// <summary>A note's total is the line that it belongs to.</summary>
    NoteTiesToLine,

    /// <summary>Every account is on one line of a statement.</summary>
    AccountIsOnOneLine,

    /// <summary>The rows of a sum add up as they are printed.</summary>
    PrintedRowsAddUp,

    /// <summary>Cells that the request ties to each other.</summary>
    CellsTie,
}
