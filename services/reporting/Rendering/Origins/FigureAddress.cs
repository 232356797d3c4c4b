using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Origins;

/// <summary>Addresses that open the figures of a version: those of <c>ReportFigureService.GetFigure</c> at the gateway.</summary>
/// <param name="Gateway">Where the gateway is reached; null where that is not configured, and nothing can be opened from the page.</param>
/// <param name="Report">The report.</param>
/// <param name="Version">The version.</param>
internal sealed record FigureAddress(Uri? Gateway, ReportKey Report, int Version)
{
    /// <summary>Path and query below the gateway, up to the address of the figure.</summary>
    public string Path
    {
        get
        {
            var insats = Report.Insats.Length == 0 ? "" : $"insats={Uri.EscapeDataString(Report.Insats)}&";
            return $"/v1/reporting/{Report.Forbund}/reports/{Report.Period.From:yyyy-MM-dd}/{Report.Period.To:yyyy-MM-dd}/figure"
                + $"?{insats}version={Version}&address=";
        }
    }

    /// <summary>What opens a figure; null where it cannot be reached.</summary>
    public string? Of(string table, string row, string column) =>
        Gateway is null ? null : $"{Gateway.AbsoluteUri.TrimEnd('/')}{Path}{Uri.EscapeDataString($"{table}/{row}/{column}")}";
}
