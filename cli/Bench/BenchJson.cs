using System.Text.Json;

namespace Finsam.Cli.Bench;

/// <summary>Measures as JSON: <c>{"name": {"ratio": …, "ours": …, "reference": …}}</c>.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Write(string file, IEnumerable<Measure> measures)
    {
        var body = measures.ToDictionary(measure => measure.Name, measure => new { ratio = measure.Ratio, ours = measure.Ours, reference = measure.Reference });
        File.WriteAllText(file, JsonSerializer.Serialize(body, Indented) + "\n");
    }
}
