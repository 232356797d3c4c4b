using System.Text.RegularExpressions;

namespace Finsam.Tidy.Tests;

/// <summary>Habits of the code that a tool can keep.</summary>
public sealed partial class SourceTests
{
    private const int LongestLine = 160;
    private const int LongestFile = 400;

    private static readonly string[] Folders = ["services", "platform", "cli", "tests", "docs"];

    private static IEnumerable<string> Sources => Folders.SelectMany(folder => Repository.Files(folder, ".cs"));

    [Fact]
    public void Files_and_lines_stay_short()
    {
        var offenders = Sources.SelectMany(path =>
        {
            var lines = Repository.Lines(path);
            return lines
                .Select((line, i) => (line.Length, Where: $"{path}:{i + 1} has {line.Length} characters"))
                .Where(line => line.Length > LongestLine)
                .Select(line => line.Where)
                .Concat(lines.Length > LongestFile ? [$"{path} has {lines.Length} lines"] : []);
        });
        Assert.Empty(offenders);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var offenders = Sources
            .Where(path => !path.StartsWith("tests/tidy/", StringComparison.Ordinal))
            // The official API's base methods throw NotImplementedException; ours keep to it.
            .Where(path => !path.StartsWith("platform/grpc/Core/", StringComparison.Ordinal))
            .SelectMany(path => Repository.Lines(path)
                .Select((line, i) => (line, where: $"{path}:{i + 1}: {line.Trim()}"))
                .Where(found => UnfinishedPattern().IsMatch(found.line))
                .Select(found => found.where));
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_type_is_named_for_having_no_one_job()
    {
        var offenders = Sources.SelectMany(path => Repository.Lines(path)
            .Where(line => VagueTypePattern().IsMatch(line))
            .Select(line => $"{path}: {line.Trim()}"));
        Assert.Empty(offenders);
    }

    [Fact]
    public void Domains_do_no_input_or_output()
    {
        var offenders = Repository.Files("services", ".cs")
            .Where(path => path.Contains("/Domain/", StringComparison.Ordinal))
            .SelectMany(path => Repository.Lines(path)
                .Where(line => InputOutputPattern().IsMatch(line))
                .Select(line => $"{path}: {line.Trim()}"));
        Assert.Empty(offenders);
    }

    [Fact]
    public void Services_open_no_connection_that_is_not_bound_to_a_forbund()
    {
        var offenders = Repository.Files("services", ".cs").Concat(Repository.Files("platform", ".cs"))
            .Where(path => !path.StartsWith("platform/postgres/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith("platform/local-stack/", StringComparison.Ordinal))
            .SelectMany(path => Repository.Lines(path)
                .Where(line => OwnConnectionPattern().IsMatch(line))
                .Select(line => $"{path}: {line.Trim()}"));
        Assert.Empty(offenders);
    }

    [Fact]
    public void No_service_refers_to_another()
    {
        var offenders = Repository.Files("services", ".csproj")
            .SelectMany(path => Repository.Lines(path)
                .Where(line => line.Contains("ProjectReference", StringComparison.Ordinal) && ServicePattern().IsMatch(line))
                .Select(line => $"{path}: {line.Trim()}"));
        Assert.Empty(offenders);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedException")]
    private static partial Regex UnfinishedPattern();

    [GeneratedRegex(@"\b(class|record|struct|interface)\s+\w*(Utils?|Manager|Helpers?)\b")]
    private static partial Regex VagueTypePattern();

    [GeneratedRegex(@"using (Npgsql|Dapper|MassTransit|Grpc|System\.Net|System\.Data|Microsoft\.AspNetCore)\b|\bFile\.(Read|Write|Open)")]
    private static partial Regex InputOutputPattern();

    [GeneratedRegex(@"\bNpgsqlDataSource\b|new NpgsqlConnection\(")]
    private static partial Regex OwnConnectionPattern();

    [GeneratedRegex(@"Finsam\.(Ledger|Participants|Reporting|Gateway)\.csproj")]
    private static partial Regex ServicePattern();
}
