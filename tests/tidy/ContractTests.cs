using System.Text.RegularExpressions;

namespace Finsam.Tidy.Tests;

/// <summary>Habits of the contracts.</summary>
public sealed partial class ContractTests
{
    private static IEnumerable<string> Contracts => Repository.Files("protos/finsam", ".proto");

    [Fact]
    public void Everything_in_a_contract_has_a_comment()
    {
        var offenders = Contracts.SelectMany(path =>
        {
            var lines = Repository.Lines(path);
            return lines
                .Select((line, i) => (line, i))
                .Where(found => ElementPattern().IsMatch(found.line) && !lines[found.i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
                .Select(found => $"{path}:{found.i + 1}: {found.line.Trim()}");
        });
        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_unary_and_server_streaming_method_has_a_JSON_form()
    {
        var offenders = Contracts.SelectMany(path =>
        {
            var lines = Repository.Lines(path);
            return lines
                .Select((line, i) => (line, i))
                .Where(found => MethodPattern().IsMatch(found.line) && !lines[found.i + 1].Contains("google.api.http", StringComparison.Ordinal))
                .Select(found => $"{path}:{found.i + 1}: {found.line.Trim()}");
        });
        Assert.Empty(offenders);
    }

    [Fact]
    public void Money_says_that_it_is_in_ore()
    {
        var offenders = Contracts.SelectMany(path => Repository.Lines(path)
            .Where(line => AmountPattern().IsMatch(line))
            .Select(line => $"{path}: {line.Trim()}"));
        Assert.Empty(offenders);
    }

    [GeneratedRegex(@"^\s*(message|enum|service|rpc)\s|^\s+(repeated |optional )?[\w.]+ \w+ = \d+( \[.*\])?;")]
    private static partial Regex ElementPattern();

    [GeneratedRegex(@"^\s*rpc \w+\(\w+\) returns")]
    private static partial Regex MethodPattern();

    [GeneratedRegex(@"\bint64 \w*amount\w*(?<!_ore) =")]
    private static partial Regex AmountPattern();
}
