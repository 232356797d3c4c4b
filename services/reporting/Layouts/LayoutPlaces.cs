namespace Finsam.Reporting.Layouts;

/// <summary>Where a layout's tables stand in the definition of a report.</summary>
internal static class LayoutPlaces
{
    /// <summary>The field of all tables.</summary>
    public const string All = "layout_json.tables";

    /// <summary>Id of each table to its field: <c>layout_json.tables[3]</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(Layout layout) =>
        layout.Tables.Index().ToDictionary(table => table.Item.Id, table => $"{All}[{table.Index}]");
}
