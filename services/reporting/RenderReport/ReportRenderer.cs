using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Documents;
using Finsam.Reporting.Rendering.Pdf;
using Finsam.Reporting.Rendering.Sheets;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.RenderReport;

/// <summary>Renders stored versions, from their documents alone.</summary>
internal sealed class ReportRenderer(PdfReport pdf, ReportingOptions options)
{
    /// <summary>The formats there are.</summary>
    public static readonly IReadOnlyList<Format> Formats = [Format.Html, Format.Pdf, Format.Docx, Format.Xlsx, Format.Csv, Format.Json];

    /// <summary>A version in a format.</summary>
    /// <exception cref="Refusals.RefusedException">
    /// <see cref="Api.ReportingReason.RendererMissing"/>, <see cref="Api.ReportingReason.RendererFailed"/>.
    /// </exception>
    public async Task<KeptRendering> RenderAsync(
        StoredComposition composition, VersionStanding standing, ComposedReport report, Format format, CancellationToken cancellationToken)
    {
        var edition = Edition.Of(composition, standing);
        return format switch
        {
            Format.Html => new KeptRendering(HtmlReport.MediaType, HtmlReport.Render(report, edition, options.PublicAddress)),
            Format.Json => new KeptRendering(JsonReport.MediaType, JsonReport.Render(report)),
            Format.Docx => new KeptRendering(DocxReport.MediaType, DocxReport.Render(report, edition)),
            Format.Xlsx => new KeptRendering(XlsxReport.MediaType, XlsxReport.Render(report, edition)),
            Format.Csv => new KeptRendering(CsvReport.ArchiveMediaType, CsvReport.Render(report, edition)),
            _ => new KeptRendering(PdfReport.MediaType, await pdf.RenderAsync(report, edition, cancellationToken)),
        };
    }
}
