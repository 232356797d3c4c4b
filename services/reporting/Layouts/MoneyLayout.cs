namespace Finsam.Reporting.Layouts;

/// <summary>A statement of money over the ledger and the budget.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Heading.</param>
/// <param name="Source"><c>accounts</c>, <c>projects</c> or <c>cashflow</c>.</param>
/// <param name="Unit"><c>kr</c>, <c>tkr</c> or <c>mkr</c>, with a digit for decimals.</param>
/// <param name="Measure"><c>movement</c>, <c>balance</c> or <c>opening</c>.</param>
/// <param name="Columns">Columns in print order.</param>
/// <param name="Rows">Rows in print order.</param>
internal sealed record MoneyLayout(
    string Id,
    string Title,
    string Source,
    string Unit,
    string Measure,
    IReadOnlyList<MoneyLayoutColumn> Columns,
    IReadOnlyList<MoneyLayoutRow> Rows) : LayoutTable(Id, Title, Source, Unit)
{
    /// <summary>True where an address within this table names one of its rows and columns; both may hold a slash.</summary>
    public bool HasCell(string address)
    {
        const string share = "/share";
        return Names(address) || (address.EndsWith(share, StringComparison.Ordinal) && Names(address[..^share.Length]));

        bool Names(string whole) => Rows.Any(row => Columns.Any(column => whole == $"{Id}/{row.Label}/{column.Label}"));
    }
}

/// <summary>A column of a statement.</summary>
internal sealed record MoneyLayoutColumn
{
    /// <summary>Label.</summary>
    public required string Label { get; init; }

    /// <summary>Its own unit, or null.</summary>
    public string? Unit { get; init; }

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

    /// <summary>Decimals of a share.</summary>
    public int Decimals { get; init; }

    /// <summary>True where the cells are booked, neither budgeted nor derived from other columns.</summary>
    public bool IsBooked => Budget is null && Difference is null && Share is null;
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

    /// <summary>True where the row prints with its sign turned.</summary>
    public bool Negate { get; init; }

    /// <summary><c>accounts</c> or <c>projects</c> for this row, or null for the table's.</summary>
    public string? Source { get; init; }

    /// <summary>Measure of this row, or null for the table's.</summary>
    public string? Measure { get; init; }

    /// <summary>Budget version in columns without their own.</summary>
    public string? Budget { get; init; }

    /// <summary>True for a label over the rows that follow.</summary>
    public bool IsHeading => (Accounts ?? Projects ?? Change ?? Opening ?? Closing ?? Sum) is null;
}
