namespace Finsam.Ledger.Domain.Statements;

/// <summary>A row of a statement. With only a label it is a heading.</summary>
internal sealed record StatementRow
{
    /// <summary>Label, unique in the table.</summary>
    public required string Label { get; init; }

    /// <summary>Number of its note.</summary>
    public int? Note { get; init; }

    /// <summary>Accounts, measured as <see cref="Measure"/> says.</summary>
    public AccountRanges? Accounts { get; init; }

    /// <summary>Movement of these ledger objects.</summary>
    public IReadOnlySet<string>? Projects { get; init; }

    /// <summary>Change of balance, credit less debit.</summary>
    public AccountRanges? Change { get; init; }

    /// <summary>Balance at the start of the column, debit less credit.</summary>
    public AccountRanges? Opening { get; init; }

    /// <summary>Balance at the end of the column, debit less credit.</summary>
    public AccountRanges? Closing { get; init; }

    /// <summary>Total of these rows; empty: 0; null: no sum.</summary>
    public IReadOnlyList<string>? Sum { get; init; }

    /// <summary>Rows that are taken away from the total; null: none.</summary>
    public IReadOnlyList<string>? Less { get; init; }

    /// <summary>The rows that it totals, each with +1 or, where it is taken away, −1.</summary>
    public IEnumerable<(string Label, int Sign)> Parts =>
        (Sum ?? []).Select(label => (label, 1)).Concat((Less ?? []).Select(label => (label, -1)));

    /// <summary>True where it is computed for other rows and not printed.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True where it is not printed when all of its cells of money are empty or nought.</summary>
    public bool HideWhenEmpty { get; init; }

    /// <summary>A short name that stays the same when the label changes; null: none.</summary>
    public string? Code { get; init; }

    /// <summary>True for a label over the rows that follow.</summary>
    public bool IsHeading => Accounts is null && Projects is null && Change is null && Opening is null && Closing is null && Sum is null && Less is null;

    /// <summary>Prints with its sign turned.</summary>
    public bool Negate { get; init; }

    /// <summary>True in source <c>projects</c>, where <see cref="Measure"/> is without effect.</summary>
    public bool IsOfProjects { get; init; }

    /// <summary>Measure of <see cref="Accounts"/>.</summary>
    public Measure Measure { get; init; }

    /// <summary>Budget version in columns without their own; null: none.</summary>
    public string? Budget { get; init; }
}
