using System.Text.Json;

namespace Finsam.EndToEnd.Tests;

/// <summary>That every measure runs to its end. How fast it is, is not a test's matter.</summary>
public sealed class BenchTests
{
    [Fact]
    public async Task Every_measure_prints_its_ratio_and_writes_it_as_json()
    {
        var folder = Directory.CreateTempSubdirectory("finsam-bench-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        try
        {
            var (_, list) = await CommandLine.RunAsync(folder, "bench");
            var names = list.Split('\n').Skip(1).Select(line => line.Trim().Split(' ')[0]).Where(name => name.Length > 0).ToList();
            Assert.NotEmpty(names);
            foreach (var name in names)
            {
                var json = Path.Combine(folder, $"{name}.json");
                var (code, output) = await CommandLine.RunAsync(folder, "bench", name, "--rounds", "1", "--scale", "0.01", "--json", json);
                Assert.True(code == 0, output);
                foreach (var measure in JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement.EnumerateObject())
                {
                    var ratio = measure.Value.GetProperty("ours").GetDouble() / measure.Value.GetProperty("reference").GetDouble();
                    Assert.Equal(ratio, measure.Value.GetProperty("ratio").GetDouble(), 9);
                    Assert.Contains(output.Split('\n'), line => line.StartsWith($"{measure.Name} ", StringComparison.Ordinal));
                }
            }
        }
        finally
        {
            await CommandLine.RunAsync(folder, "down");
            Directory.Delete(folder, recursive: true);
        }
    }
}
