using System.Text.RegularExpressions;
using Finsam.Cli.Cases;

namespace Finsam.Cli.Loading;

/// <summary>Finds the file and line that a field of a request was read from, so that a service's refusal can be shown where it belongs.</summary>
internal static partial class FieldOrigin
{
    /// <summary>Fields that bear the names of <c>forbund.json</c>.</summary>
    public static Func<string, CaseProblem> InForbund(ForbundFile forbund) => field =>
        new CaseProblem(forbund.Path, forbund.Document.Nearest(field).Line, field, "");

    /// <summary>Fields of no known place in one file.</summary>
    public static Func<string, CaseProblem> InFile(string file) => field => new CaseProblem(file, 0, field, "");

    /// <summary><c>rows[12].project</c>: the thirteenth row of the budget files taken together.</summary>
    public static Func<string, CaseProblem> InBudget(CaseFolder folder) => field =>
    {
        var index = Index(RowField(), field);
        return index is { } i && i < folder.Budget.Count
            ? new CaseProblem(folder.Budget[i].File, folder.Budget[i].Line, field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..], "")
            : new CaseProblem(folder.Forbund.Path, 0, field, "");
    };

    /// <summary><c>layout_json…</c> and <c>tables[…]…</c> in the layout, <c>sections[2]…</c> in a text, the rest in <c>forbund.json</c>.</summary>
    public static Func<string, CaseProblem> InReport(CaseFolder folder) => field =>
    {
        if (Index(SectionField(), field) is { } section && section < folder.Texts.Count)
        {
            return new CaseProblem(folder.Texts[section].File, 0, field, "");
        }

        var inLayout = field.StartsWith("layout_json", StringComparison.Ordinal) || field.StartsWith("tables", StringComparison.Ordinal);
        if (!inLayout)
        {
            return InForbund(folder.Forbund)(field);
        }

        var path = field.StartsWith("layout_json", StringComparison.Ordinal) ? field["layout_json".Length..].TrimStart('.') : field;
        return new CaseProblem(folder.LayoutPath, folder.Layout.Nearest(path).Line, path, "");
    };

    private static int? Index(Regex pattern, string field) =>
        pattern.Match(field) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var index) ? index : null;

    [GeneratedRegex(@"^rows\[(\d+)\]")]
    private static partial Regex RowField();

    [GeneratedRegex(@"^sections\[(\d+)\]")]
    private static partial Regex SectionField();
}
