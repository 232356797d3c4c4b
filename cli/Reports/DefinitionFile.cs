namespace Finsam.Cli.Reports;

/// <summary>Names the file of a case folder that a field of a report's definition comes from. The folder is not at hand, so neither is the line.</summary>
internal static class DefinitionFile
{
    private const string Layout = "layout_json.";

    /// <summary><c>layout.json: tables[3].of</c>, <c>forbund.json: goals[0].measure</c>; other fields as they are.</summary>
    public static string Of(string field) => field switch
    {
        _ when field.StartsWith(Layout, StringComparison.Ordinal) => $"layout.json: {field[Layout.Length..]}",
        _ when field.StartsWith("goals", StringComparison.Ordinal) => $"forbund.json: {field}",
        _ => field,
    };
}
