using System.Runtime.CompilerServices;

namespace Finsam.EndToEnd.Tests.Authorization;

/// <summary>What a role may do with a method, as <c>authorisation.txt</c> says.</summary>
internal enum Expectation
{
    /// <summary><c>-</c></summary>
    No,

    /// <summary><c>yes</c>: in the förbund that the token names.</summary>
    Yes,

    /// <summary><c>own</c>: in the insatser that the token names.</summary>
    OwnInsatser,

    /// <summary><c>why</c>: in the förbund that the token names, with a reason.</summary>
    WithReason,

    /// <summary><c>open</c>: anybody, without a token.</summary>
    Open,
}

/// <summary>The expectations of every method, by role.</summary>
internal static class Expectations
{
    /// <summary>By method, such as <c>finsam.ledger.v1.LedgerService/PostVoucher</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Expectation>> ByMethod { get; } = Read();

    private static Dictionary<string, IReadOnlyDictionary<string, Expectation>> Read()
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, Expectation>>();
        string[] heading = [];
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "authorisation.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] != ' ')
            {
                heading = words;
                continue;
            }

            Assert.True(words.Length == heading.Length, $"A cell for each role: {line}");
            found.Add($"{heading[0]}/{words[0]}", heading.Skip(1).Zip(words.Skip(1)).ToDictionary(cell => cell.First, cell => Read(cell.Second)));
        }

        return found;
    }

    private static Expectation Read(string cell) => cell switch
    {
        "-" => Expectation.No,
        "yes" => Expectation.Yes,
        "own" => Expectation.OwnInsatser,
        "why" => Expectation.WithReason,
        "open" => Expectation.Open,
        _ => throw new FormatException($"{cell}: -, yes, own, why or open"),
    };

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
