using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Sheets;

/// <summary>A composed table as rows of a spreadsheet: a header row, then a row each, with shares in columns of their own.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Its columns.</param>
internal sealed record Sheet(ComposedTable Table, IReadOnlyList<SheetColumn> Columns)
{
    /// <summary>Heading of the column of labels.</summary>
    public const string Label = "Benämning";

    /// <summary>Makes a sheet of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="definition">What goals and key figures say beside their codes.</param>
    public static Sheet Of(ComposedTable table, ReportDefinition definition)
    {
        var columns = new List<SheetColumn> { new(Label, "", row => SheetCell.Of(row.Label)) };
        if (table.Source == Layouts.LayoutSources.KeyFigures || table.Of == Layouts.FixedTables.Goals)
        {
            columns.Add(new SheetColumn("Text", "", row => SheetCell.Of(TitleOf(row.Label, definition))));
        }

        if (table.Rows.Any(row => row.Note is not null))
        {
            columns.Add(new SheetColumn("Not", "antal", row => new SheetCell(row.Note, "")));
        }

        for (var i = 0; i < table.Columns.Count; i++)
        {
            var index = i;
            var unit = table.Columns[i].Unit ?? table.Unit;
            var name = Unit.Name(unit) is "antal" or "" ? table.Columns[i].Label : $"{table.Columns[i].Label} ({Unit.Name(unit)})";
            columns.Add(new SheetColumn(name, unit, row => SheetCell.Of(row.Cells[index])));
            if (table.Rows.Any(row => row.Cells[index].Share is not null))
            {
                columns.Add(new SheetColumn($"{table.Columns[i].Label}, andel (%)", "%", row => new SheetCell(row.Cells[index].Share, "")));
            }
        }

        return new Sheet(table, columns);
    }

    private static string TitleOf(string code, ReportDefinition definition) =>
        definition.Goals.FirstOrDefault(goal => goal.Code == code)?.Title
        ?? definition.KeyFigures.FirstOrDefault(figure => figure.Code == code)?.Title ?? "";
}

/// <summary>A column of a sheet.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Unit">Unit of its numbers.</param>
/// <param name="Cell">Its cell in a row.</param>
internal sealed record SheetColumn(string Name, string Unit, Func<ComposedRow, SheetCell> Cell);

/// <summary>A number or a text; with neither, nothing.</summary>
/// <param name="Number">The number.</param>
/// <param name="Text">The text.</param>
internal sealed record SheetCell(decimal? Number, string Text)
{
    /// <summary>A text.</summary>
    public static SheetCell Of(string text) => new(null, text);

    /// <summary>What a composed cell holds, as print shows it.</summary>
    public static SheetCell Of(ComposedCell cell) => cell switch
    {
        { Value: { } value } => new SheetCell(value, ""),
        { Suppressed: true } => Of(PrintedTable.Suppressed),
        { Text: { } text } => Of(GoalStatus.InPrint(text)),
        _ => Of(""),
    };
}
