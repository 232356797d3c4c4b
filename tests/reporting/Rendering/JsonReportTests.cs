using System.Text;
using System.Text.Json;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Storage;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering;

public class JsonReportTests
{
    [Fact]
    public void The_document_has_the_shape_of_the_format()
    {
        var table = Make.WithCell("mal", "1a", "Status", new ComposedCell(null, Text: "not_met")) with { Insats = "301" };
        var shares = Make.WithCell("avslut.orsak", "Arbete", "Andel", new ComposedCell(2.50m, Share: 35)) with
        {
            Columns = [new ComposedColumn("Andel", "%")],
        };
        using var json = JsonDocument.Parse(JsonReport.Render(new ComposedReport(Make.Definition(), [shares, table])));
        var tables = json.RootElement.GetProperty("tables");
        Assert.Equal("{\"label\":\"Andel\",\"unit\":\"%\"}", Compact(tables[0].GetProperty("columns")[0]));
        Assert.Equal("{\"value\":2.50,\"share\":35,\"text\":null}", Compact(tables[0].GetProperty("rows")[0].GetProperty("cells")[0]));
        Assert.False(tables[0].TryGetProperty("insats", out _));
        Assert.Equal("301", tables[1].GetProperty("insats").GetString());
        var status = tables[1].GetProperty("rows")[0].GetProperty("cells")[0];
        Assert.Equal("{\"value\":null,\"share\":null,\"text\":\"not_met\"}", Compact(status));
    }

    [Fact]
    public void A_stored_report_renders_to_the_same_bytes()
    {
        var report = new ComposedReport(
            Make.Definition(new ReportSection("a.md", "Åäö \"citat\" <b>")),
            [Make.Table("t", "mkr1", ["x"], ("r", [2.0m])), Make.WithCell("s", "a", "b", new ComposedCell(null, Suppressed: true))]);
        var stored = ReportJson.Write(report);
        var read = ReportJson.Read<ComposedReport>(stored);
        Assert.Equal(stored, ReportJson.Write(read));
        Assert.Equal(Encoding.UTF8.GetString(JsonReport.Render(report)), Encoding.UTF8.GetString(JsonReport.Render(read)));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
