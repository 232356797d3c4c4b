using Finsam.Common.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Reports;

/// <summary>A format that reports are saved in.</summary>
/// <param name="Format">As the contract names it.</param>
/// <param name="Extension">Of the file, and the word on the command line.</param>
internal sealed record ReportFormat(Format Format, string Extension)
{
    public static readonly ReportFormat Html = new(Format.Html, "html");

    public static readonly ReportFormat Pdf = new(Format.Pdf, "pdf");

    public static readonly ReportFormat Json = new(Format.Json, "json");

    /// <summary>All there are.</summary>
    public static readonly IReadOnlyList<ReportFormat> All = [Html, Pdf, Json];

    /// <summary>Where a report is saved unless told otherwise: slug and the year of its last day.</summary>
    public string DefaultPath(string folder, string slug, Period period) => Path.Combine(folder, $"{slug}-{period.To[..4]}.{Extension}");
}
