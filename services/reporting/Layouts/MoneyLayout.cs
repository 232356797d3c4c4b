using Finsam.Ledger.V1;

namespace Finsam.Reporting.Layouts;

/// <summary>A statement of money over the ledger and the budget.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Heading.</param>
/// <param name="Source"><c>accounts</c>, <c>projects</c> or <c>cashflow</c>.</param>
/// <param name="Unit"><c>kr</c>, <c>tkr</c> or <c>mkr</c>, with a digit for decimals.</param>
/// <param name="Measure"><c>movement</c>, <c>balance</c> or <c>opening</c>.</param>
/// <param name="Columns">Columns in print order.</param>
/// <param name="Rows">Rows in print order.</param>
/// <param name="HidesEmptyRows">True where rows whose cells of money are all empty or nought are left out.</param>
/// <param name="HidesFutureColumns">True where columns that begin after the report's period are left out.</param>
internal sealed record MoneyLayout(
    string Id,
    string Title,
    string Source,
    string Unit,
    string Measure,
    IReadOnlyList<MoneyLayoutColumn> Columns,
    IReadOnlyList<MoneyLayoutRow> Rows,
    bool HidesEmptyRows = false,
    bool HidesFutureColumns = false) : LayoutTable(Id, Title, Source, Unit)
{
    /// <summary>True where an address within this table names one of its rows and columns; both may hold a slash.</summary>
    public bool HasCell(string address)
    {
        const string share = "/share";
        return Names(address) || (address.EndsWith(share, StringComparison.Ordinal) && Names(address[..^share.Length]));

        bool Names(string whole) => Rows.Where(row => !row.IsHidden).Any(
            row => Columns.Any(column => !column.IsHidden && whole == $"{Id}/{row.Label}/{column.Label}"));
    }
}

/// <summary>A column of a statement.</summary>
internal sealed record MoneyLayoutColumn
{
    /// <summary>Label.</summary>
    public required string Label { get; init; }

    /// <summary>Its own unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Short name that other columns may name it by, or null.</summary>
    public string? Code { get; init; }

    /// <summary>Rule for its days, counted from the report's period; null: as <see cref="From"/> and <see cref="To"/> say.</summary>
    public ColumnPeriod? Relative { get; init; }

    /// <summary>True where it is computed for other columns and left out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>First day of movement; null: the report's.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null: the report's.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Budget version that its cells take, or null for the ledger.</summary>
    public string? Budget { get; init; }

    /// <summary>Only budget rows decided by this day.</summary>
    public DateOnly? DecidedTo { get; init; }

    /// <summary>Rows with projects take only these accounts.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>Column A less column B.</summary>
    public (string Minuend, string Subtrahend)? Difference { get; init; }

    /// <summary>A column in per cent of its own cell in a row.</summary>
    public (string Column, string Row)? Share { get; init; }

    /// <summary>The change from the second column to the first, in per cent of the second.</summary>
    public (string To, string From)? ChangePercent { get; init; }

    /// <summary>Decimals of a share or a change in per cent.</summary>
    public int Decimals { get; init; }

    /// <summary>True where the cells are shown and booked, neither budgeted nor derived from other columns.</summary>
    public bool IsBooked => !IsHidden && Budget is null && Difference is null && Share is null && ChangePercent is null;
}

/// <summary>A row of a statement; with only a label it is a heading.</summary>
internal sealed record MoneyLayoutRow
{
    /// <summary>Label.</summary>
    public required string Label { get; init; }

    /// <summary>Number of its note.</summary>
    public int? Note { get; init; }

    /// <summary>Accounts, measured as <see cref="Measure"/> says.</summary>
    public IReadOnlyList<string>? Accounts { get; init; }

    /// <summary>Movement of these ledger objects.</summary>
    public IReadOnlyList<string>? Projects { get; init; }

    /// <summary>Change of balance on these accounts, credit less debit.</summary>
    public IReadOnlyList<string>? Change { get; init; }

    /// <summary>Balance at the start of the column.</summary>
    public IReadOnlyList<string>? Opening { get; init; }

    /// <summary>Balance at the end of the column.</summary>
    public IReadOnlyList<string>? Closing { get; init; }

    /// <summary>Total of these rows.</summary>
    public IReadOnlyList<string>? Sum { get; init; }

    /// <summary>Rows that are taken away from the total.</summary>
    public IReadOnlyList<string>? Less { get; init; }

    /// <summary>Short name that other rows may name it by, or null.</summary>
    public string? Code { get; init; }

    /// <summary>True where it is computed for other rows and left out.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True where it is left out when its cells of money are all empty or nought.</summary>
    public bool HidesWhenEmpty { get; init; }

    /// <summary>True where the row prints with its sign turned.</summary>
    public bool Negate { get; init; }

    /// <summary><c>accounts</c> or <c>projects</c> for this row, or null for the table's.</summary>
    public string? Source { get; init; }

    /// <summary>Measure of this row, or null for the table's.</summary>
    public string? Measure { get; init; }

    /// <summary>Budget version in columns without their own.</summary>
    public string? Budget { get; init; }

    /// <summary>True for a label over the rows that follow.</summary>
    public bool IsHeading => (Accounts ?? Projects ?? Change ?? Opening ?? Closing ?? Sum ?? Less) is null;
}
