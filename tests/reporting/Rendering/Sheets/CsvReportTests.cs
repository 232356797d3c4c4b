using System.IO.Compression;
using System.Text;
using Finsam.Reporting.Rendering.Sheets;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering.Sheets;

public class CsvReportTests
{
    [Fact]
    public void A_table_is_what_a_Swedish_spreadsheet_opens()
    {
        var table = Tests.Make.Table("t", "tkr1", ["2017"], ("Bidrag; övriga", [1234.5m]), ("=1+1", [-2m]));
        var csv = CsvReport.Render(table, Tests.Make.Definition());
        Assert.Equal(Encoding.UTF8.Preamble, csv.AsSpan(0, 3));
        Assert.Equal("Benämning;2017 (tkr)\r\n\"Bidrag; övriga\";1234,5\r\n'=1+1;-2\r\n", Encoding.UTF8.GetString(csv.AsSpan(3)));
    }

    [Fact]
    public void All_tables_come_as_a_zip_with_a_file_each_and_the_same_bytes_every_time()
    {
        var zip = CsvReport.Render(RichReport.Make(), RichReport.Edition);
        Assert.Equal(zip, CsvReport.Render(RichReport.Make(), RichReport.Edition));
        using var archive = new ZipArchive(new MemoryStream(zip));
        Assert.Equal("01-r.csv", archive.Entries[0].FullName);
        Assert.Equal(RichReport.Make().Whole.Count(), archive.Entries.Count);
    }
}
