using System.Globalization;
using System.Text.RegularExpressions;
using Finsam.Cli.Cases;

namespace Finsam.Cli.Loading;

/// <summary>Finds the file and line that a field of a request was read from, so that a service's refusal can be shown where it belongs.</summary>
internal static partial class FieldOrigin
{
    // Where a contract and forbund.json have different names for one thing.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["forbund"] = "slug", ["forbund_name"] = "name", ["kind"] = "report",
    };

    /// <summary>Fields that bear the names of <c>forbund.json</c>, or stand for one that does.</summary>
    public static Func<string, CaseProblem> InForbund(ForbundFile forbund) => field =>
    {
        var path = Names.GetValueOrDefault(field) ?? Grant(forbund, field) ?? Answer(forbund, field) ?? field;
        return new CaseProblem(forbund.Path, forbund.Document.Nearest(path).Line, path, "");
    };

    /// <summary>Fields of no known place in one file.</summary>
    public static Func<string, CaseProblem> InFile(string file) => field => new CaseProblem(file, 0, field, "");

    /// <summary><c>rows[12].project</c>: the thirteenth row of the budget files taken together.</summary>
    public static Func<string, CaseProblem> InBudget(CaseFolder folder) => field =>
        Match(RowField(), field) is [var row, ..] && row < folder.Budget.Count
            ? new CaseProblem(folder.Budget[row].File, folder.Budget[row].Line, field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..], "")
            : InForbund(folder.Forbund)(field);

    /// <summary><c>layout_json…</c> in the layout, <c>sections[2]…</c> in a text, the rest in <c>forbund.json</c>.</summary>
    public static Func<string, CaseProblem> InReport(CaseFolder folder) => field =>
    {
        const string layout = "layout_json";
        if (Match(SectionField(), field) is [var section, ..] && section < folder.Texts.Count)
        {
            return new CaseProblem(folder.Texts[section].File, 0, field, "");
        }

        if (!field.StartsWith(layout, StringComparison.Ordinal))
        {
            return InForbund(folder.Forbund)(field);
        }

        var path = field[layout.Length..].TrimStart('.');
        return new CaseProblem(folder.LayoutPath, folder.Layout.Nearest(path).Line, path, "");
    };

    // The contract has the grants of all insatser in one list.
    private static string? Grant(ForbundFile forbund, string field)
    {
        if (Match(GrantField(), field) is not [var grant, ..])
        {
            return null;
        }

        var rest = field[field.IndexOf(']', StringComparison.Ordinal)..];
        foreach (var (index, entry) in forbund.Insatser.Index())
        {
            if (grant < entry.Grants.Count)
            {
                return $"insatser[{index}].grants[{grant}{rest}";
            }

            grant -= entry.Grants.Count;
        }

        return null;
    }

    // The file has answers by name, the contract has a list of them.
    private static string? Answer(ForbundFile forbund, string field) =>
        Match(AnswerField(), field) is [var survey, var answer] && survey < forbund.Surveys.Count && answer < forbund.Surveys[survey].Answers.Count
            ? $"surveys[{survey}].answers.{forbund.Surveys[survey].Answers[answer].Answer}"
            : null;

    private static int[]? Match(Regex pattern, string field) => pattern.Match(field) is { Success: true } match
        ? [.. match.Groups.Values.Skip(1).Select(group => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture))]
        : null;

    [GeneratedRegex(@"^rows\[([0-9]{1,6})\]")]
    private static partial Regex RowField();

    [GeneratedRegex(@"^sections\[([0-9]{1,6})\]")]
    private static partial Regex SectionField();

    [GeneratedRegex(@"^grants\[([0-9]{1,6})\]")]
    private static partial Regex GrantField();

    [GeneratedRegex(@"^surveys\[([0-9]{1,6})\]\.answers\[([0-9]{1,6})\]")]
    private static partial Regex AnswerField();
}
