namespace Finsam.Reporting.Layouts;

/// <summary>The tables that a report is to hold, in print order.</summary>
/// <param name="Tables">The tables; their ids differ.</param>
internal sealed record Layout(IReadOnlyList<LayoutTable> Tables);

/// <summary>A table of the layout.</summary>
/// <param name="Id">Id, unique within the layout.</param>
/// <param name="Title">Heading.</param>
/// <param name="Source">Where its figures come from.</param>
/// <param name="Unit">Unit of its figures.</param>
internal abstract record LayoutTable(string Id, string Title, string Source, string Unit)
{
    /// <summary>The charts that it is shown as, by <see cref="ChartKinds"/>; null: those that suit it.</summary>
    public IReadOnlyList<string>? Charts { get; init; }
}

/// <summary>Members and what they pay.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Heading.</param>
/// <param name="Unit">Unit of money.</param>
/// <param name="Columns">Columns; none: one for each year of contributions.</param>
internal sealed record MembersLayout(string Id, string Title, string Unit, IReadOnlyList<MembersLayoutColumn> Columns)
    : LayoutTable(Id, Title, LayoutSources.Members, Unit);

/// <summary>A year of contributions.</summary>
/// <param name="Label">Label.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Unit">Its own unit of money, or null.</param>
internal sealed record MembersLayoutColumn(string Label, int Year, string? Unit);

/// <summary>The förbund's own numbers, as the report's definition states them.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Heading.</param>
/// <param name="Unit">Unit of the table.</param>
internal sealed record KeyFiguresLayout(string Id, string Title, string Unit) : LayoutTable(Id, Title, LayoutSources.KeyFigures, Unit);
