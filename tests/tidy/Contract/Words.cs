using System.Text.RegularExpressions;

namespace Finsam.Tidy.Tests.Contract;

/// <summary>How names are written.</summary>
internal static partial class Words
{
    public static bool IsPascal(string name) => PascalPattern().IsMatch(name);

    public static bool IsLowerSnake(string name) => LowerSnakePattern().IsMatch(name);

    public static bool IsUpperSnake(string name) => UpperSnakePattern().IsMatch(name);

    /// <summary><c>InsatsKind</c> as <c>INSATS_KIND</c>.</summary>
    public static string UpperSnake(string pascal) => BoundaryPattern().Replace(pascal, "_").ToUpperInvariant();

    /// <summary><c>ledger</c> as <c>Ledger</c>, <c>cost_center</c> as <c>CostCenter</c>.</summary>
    public static string Pascal(string snake) =>
        string.Concat(snake.Split('_').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    // Two capitals in a row would make an acronym whose borders no tool finds.
    [GeneratedRegex("^([A-Z][a-z0-9]+)+$")]
    private static partial Regex PascalPattern();

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex LowerSnakePattern();

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex UpperSnakePattern();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex BoundaryPattern();
}
