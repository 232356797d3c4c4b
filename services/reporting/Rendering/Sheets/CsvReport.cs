using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering.Packages;

namespace Finsam.Reporting.Rendering.Sheets;

/// <summary>The report's tables as CSV that a Swedish spreadsheet opens as it is: UTF-8 with a mark, semicolons, decimal commas.</summary>
internal static class CsvReport
{
    /// <summary>Media type of one table.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    /// <summary>Media type of all tables.</summary>
    public const string ArchiveMediaType = "application/zip";

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" };
    private static readonly NumberFormatInfo Numbers = new() { NumberDecimalSeparator = "," };

    /// <summary>Every table of the layout, each in a file named by its place and id.</summary>
    public static byte[] Render(ComposedReport report, Edition edition) => SteadyZip.Pack(
        report.Whole.Select((table, i) => ($"{i + 1:D2}-{table.Id}.csv", Render(table, report.Definition))), edition.ComposedAt);

    /// <summary>One table.</summary>
    public static byte[] Render(ComposedTable table, ReportDefinition definition)
    {
        var sheet = Sheet.Of(table, definition);
        using var text = new StringWriter();
        using (var csv = new CsvWriter(text, Configuration))
        {
            foreach (var column in sheet.Columns)
            {
                csv.WriteField(Plain(column.Name));
            }

            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                foreach (var column in sheet.Columns)
                {
                    var cell = column.Cell(row);
                    csv.WriteField(cell.Number?.ToString(Numbers) ?? Plain(cell.Text));
                }

                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // A spreadsheet would run a text that begins like a formula.
    private static string Plain(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
}
