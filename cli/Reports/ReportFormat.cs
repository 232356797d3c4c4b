using Finsam.Common.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Reports;

/// <summary>A format that reports are saved in.</summary>
/// <param name="Format">As the contract names it.</param>
/// <param name="Word">The word on the command line.</param>
/// <param name="Extension">Of the file.</param>
internal sealed record ReportFormat(Format Format, string Word, string Extension)
{
    public static readonly ReportFormat Html = new(Format.Html, "html", "html");

    public static readonly ReportFormat Pdf = new(Format.Pdf, "pdf", "pdf");

    public static readonly ReportFormat Json = new(Format.Json, "json", "json");

    public static readonly ReportFormat Docx = new(Format.Docx, "docx", "docx");

    public static readonly ReportFormat Xlsx = new(Format.Xlsx, "xlsx", "xlsx");

    public static readonly ReportFormat Csv = new(Format.Csv, "csv", "csv.zip");

    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<ReportFormat> All = [Html, Pdf, Docx, Xlsx, Csv, Json];

    /// <summary>Where a report is saved unless told otherwise: slug, insats where it is of one, and the year of its last day.</summary>
    public string DefaultPath(string folder, string slug, string insats, Period period) =>
        Path.Combine(folder, $"{slug}-{(insats.Length == 0 ? "" : $"{insats}-")}{period.To[..4]}.{Extension}");
}
