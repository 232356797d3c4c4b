using Finsam.LocalStack;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

/// <summary>The command line as users run it, with a stack of its own.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_saves_the_report_and_down_leaves_nothing_running()
    {
        var folder = Directory.CreateTempSubdirectory("finsam-demo-").FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
        try
        {
            var (code, output) = await CommandLine.RunAsync(folder, "demo");
            Assert.True(code == 0, output);
            foreach (var extension in new[] { "html", "pdf", "json" })
            {
                Assert.True(new FileInfo(Path.Combine(folder, "out", $"vasterbergslagen-2017.{extension}")).Length > 10_000, output);
            }

            var expected = await File.ReadAllTextAsync(Path.Combine(TestStack.RepositoryRoot, "samples", "vasterbergslagen-2017", "expected.json"));
            var report = await File.ReadAllTextAsync(Path.Combine(folder, "out", "vasterbergslagen-2017.json"));
            Assert.Empty(Figures.Compare(expected, report).Mismatches);

            var state = StackState.Read(new StackFolder(folder))!;
            var (again, second) = await CommandLine.RunAsync(folder, "demo");
            Assert.True(again == 0, second);
            Assert.Contains("redan igång", second);
            Assert.Contains("0 nya, 0 ändrade", second.Split('\n').Single(line => line.StartsWith("Inläst", StringComparison.Ordinal)));
            Assert.Equal(report, await File.ReadAllTextAsync(Path.Combine(folder, "out", "vasterbergslagen-2017.json")));

            Assert.Equal(0, (await CommandLine.RunAsync(folder, "down")).Code);
            Assert.DoesNotContain(state.Parts, part => part.Process.IsAlive);
            Assert.Equal(1, (await CommandLine.RunAsync(folder, "status")).Code);
        }
        finally
        {
            await CommandLine.RunAsync(folder, "down");
            Directory.Delete(folder, recursive: true);
        }
    }
}
