using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Pdf;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;

namespace Finsam.Reporting.RenderReport;

/// <summary>Renders stored versions, from their documents alone.</summary>
internal sealed class ReportRenderer(PdfReport pdf)
{
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
            Format.Html => new KeptRendering(HtmlReport.MediaType, HtmlReport.Render(report, edition)),
            Format.Json => new KeptRendering(JsonReport.MediaType, JsonReport.Render(report)),
            _ => new KeptRendering(PdfReport.MediaType, await pdf.RenderAsync(report, edition, cancellationToken)),
        };
    }
}
