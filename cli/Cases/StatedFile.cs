using Finsam.Cli.Json;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Cases;

/// <summary>The file <c>stated.json</c>: values that a published text states, to be checked against what the books and registers give.</summary>
internal sealed record StatedFile
{
    /// <summary>A folder without the file.</summary>
    public static readonly StatedFile None = new() { Values = [], Sums = [] };

    public required IReadOnlyList<StatedValue> Values { get; init; }

    public required IReadOnlyList<StatedSum> Sums { get; init; }

    /// <summary>Reads and checks the file, if there is one.</summary>
    /// <exception cref="CaseException">With every problem of the file, by line and path.</exception>
    public static StatedFile Read(string path)
    {
        if (!File.Exists(path))
        {
            return None;
        }

        var problems = new CaseProblems(path);
        var reader = new ObjectReader(JsonFile.Read(path), problems);
        var file = new StatedFile { Values = reader.List("values", Value), Sums = reader.List("sums", Sum) };
        reader.Finish();
        problems.ThrowIfAny();
        return file;
    }

    private static StatedValue Value(ObjectReader reader) => new()
    {
        Code = reader.OptionalText("code") ?? "",
        Address = reader.OptionalText("address") ?? "",
        Figure = reader.OptionalText("figure") ?? "",
        Insats = reader.OptionalText("insats") ?? "",
        Value = reader.Text("value"),
        Unit = reader.OptionalText("unit") ?? "antal",
        Op = reader.OptionalText("op") ?? "",
        Where = reader.Text("where"),
    };

    private static StatedSum Sum(ObjectReader reader) => new()
    {
        Name = reader.Text("name"),
        Total = reader.Text("total"),
        Added = { Codes(reader.Text("added")) },
        TakenAway = { Codes(reader.OptionalText("taken_away") ?? "") },
        Where = reader.Text("where"),
    };

    // Codes have no spaces.
    private static string[] Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
