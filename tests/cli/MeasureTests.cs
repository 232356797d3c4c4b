using Finsam.Cli.Bench;

namespace Finsam.Cli.Tests;

public sealed class MeasureTests
{
    [Fact]
    public void A_line_gives_speed_over_the_references_with_decimal_points() =>
        Assert.Equal("load 0.250 (500, 2000, rows/s)", new Measure("load", 500, 2000, "rows/s").ToString());

    [Fact]
    public void Json_holds_the_three_numbers_by_name()
    {
        using var files = new CaseFiles();
        var path = Path.Combine(files.Folder, "bench.json");
        BenchJson.Write(path, [new Measure("load", 500, 2000, "rows/s")]);
        var measure = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("load");
        double Number(string name) => measure.GetProperty(name).GetDouble();
        Assert.Equal((0.25, 500, 2000), (Number("ratio"), Number("ours"), Number("reference")));
    }

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 2)]
    [InlineData(new double[] { 4, 1, 2, 3 }, 2.5)]
    public void The_median_is_the_middle(double[] numbers, double median) => Assert.Equal(median, Measure.Median(numbers));
}
