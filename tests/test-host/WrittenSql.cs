using System.Text.RegularExpressions;

namespace Finsam.TestHost;

/// <summary>SQL as it is written in a service's source.</summary>
public static partial class WrittenSql
{
    /// <summary>The raw string of a file that has a text in it.</summary>
    /// <param name="path">File, from the repository's root.</param>
    /// <param name="having">What only that string has.</param>
    public static string In(string path, string having) =>
        RawString().Matches(File.ReadAllText(Path.Combine(TestStack.RepositoryRoot, path)))
            .Select(found => found.Groups[1].Value)
            .Single(sql => sql.Contains(having, StringComparison.Ordinal));

    /// <summary>The same without its conditions on the förbund: what a careless change would make of it.</summary>
    public static string WithoutForbund(string sql)
    {
        var careless = Condition().Replace(sql, "true");
        return careless != sql ? careless : throw new ArgumentException("It has no condition on the förbund.", nameof(sql));
    }

    [GeneratedRegex("\"\"\"(.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();

    [GeneratedRegex(@"(\w+\.)?forbund_id = (@\w+|\$1)", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();
}
