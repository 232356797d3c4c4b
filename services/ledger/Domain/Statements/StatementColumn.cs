using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Statements;

/// <summary>A column of a statement.</summary>
internal sealed record StatementColumn
{
    /// <summary>Label, unique in the table.</summary>
    public required string Label { get; init; }

    /// <summary>Span of movement; closing balances at its end, opening balances before it.</summary>
    public required DaySpan Span { get; init; }

    /// <summary>Its own unit; null: the table's.</summary>
    public MoneyUnit? Unit { get; init; }

    /// <summary>Budget version that the cells take; null: the ledger.</summary>
    public string? Budget { get; init; }

    /// <summary>Only budget rows decided by this day; null: all.</summary>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>Rows with projects take only these accounts; null: as the row says.</summary>
    public AccountRanges? Accounts { get; init; }

    /// <summary>Labels of the columns that it is the difference of; null when none.</summary>
    public (string Minuend, string Subtrahend)? Difference { get; init; }

    /// <summary>Column that it shows in per cent of its cell in the row; null when none.</summary>
    public (string Column, string Row)? Share { get; init; }

    /// <summary>Columns whose change, from the second to the first, it shows in per cent; null when none.</summary>
    public (string To, string From)? ChangePercent { get; init; }

    /// <summary>True where its cells are per cent.</summary>
    public bool IsRatio => Share is not null || ChangePercent is not null;

    /// <summary>True where it is computed for other columns and not printed.</summary>
    public bool IsHidden { get; init; }

    /// <summary>A short name that stays the same when the label changes; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>Decimals of a share or a change.</summary>
    public int Decimals { get; init; }
}
