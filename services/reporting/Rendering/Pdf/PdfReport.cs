using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Pdf;

/// <summary>A report as one PDF for the board and the archive: PDF/UA-1 and PDF/A-2a.</summary>
internal sealed class PdfReport(IPdfPrinter printer)
{
    /// <summary>Media type of the rendering.</summary>
    public const string MediaType = "application/pdf";

    /// <summary>Renders a report; the same version gives the same bytes with the same browser.</summary>
    /// <exception cref="Finsam.Refusals.RefusedException">As <see cref="IPdfPrinter.PrintAsync"/>.</exception>
    public async Task<byte[]> RenderAsync(ComposedReport report, Edition edition, CancellationToken cancellationToken)
    {
        var html = HtmlReport.RenderForPrint(report, edition);
        var printed = await printer.PrintAsync(html, cancellationToken);
        var definition = report.Definition;
        return ArchivePdf.Complete(
            printed, html, new PdfMetadata($"{definition.Title} – {definition.ForbundName}", definition.ForbundName, edition.ComposedAt));
    }
}
