using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Pdf;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Reporting.RenderReport;

/// <summary>Renders a composed version, from its stored document alone.</summary>
internal sealed class RenderReportHandler(TenantDataSource dataSource, PdfReport pdf)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Sends the rendering in chunks, the media type in the first.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.FormatInvalid"/>, <see cref="ReportingReason.PeriodInvalid"/>,
    /// <see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.RendererMissing"/>,
    /// <see cref="ReportingReason.RendererFailed"/>.
    /// </exception>
    public async Task HandleAsync(
        RenderReportRequest request, IServerStreamWriter<RenderReportResponse> responses, CancellationToken cancellationToken)
    {
        if (request.Format is not (Format.Html or Format.Pdf or Format.Json))
        {
            throw new RefusedException(new Refusal(
                ReportingReason.FormatInvalid, "format", "Formatet saknas eller är okänt.", "FORMAT_HTML, FORMAT_PDF, FORMAT_JSON"));
        }

        var (composition, report) = await ReadAsync(request, cancellationToken);
        var edition = new Edition(
            composition.Version,
            composition.ComposedAt,
            [.. composition.Sources.Select(mark => (mark.Source, mark.Position))],
            Convert.ToHexStringLower(composition.Hash));
        var (mediaType, bytes) = request.Format switch
        {
            Format.Html => (HtmlReport.MediaType, HtmlReport.Render(report, edition)),
            Format.Json => (JsonReport.MediaType, JsonReport.Render(report)),
            _ => (PdfReport.MediaType, await pdf.RenderAsync(report, edition, cancellationToken)),
        };
        for (var sent = 0; sent < bytes.Length; sent += ChunkBytes)
        {
            await responses.WriteAsync(
                new RenderReportResponse
                {
                    MediaType = sent == 0 ? mediaType : "",
                    Data = ByteString.CopyFrom(bytes, sent, Math.Min(ChunkBytes, bytes.Length - sent)),
                },
                cancellationToken);
        }
    }

    private async Task<(StoredComposition Composition, ComposedReport Report)> ReadAsync(
        RenderReportRequest request, CancellationToken cancellationToken)
    {
        var period = RequestPeriod.Read(request.Period);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, request.Forbund, period, request.Version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(period, request.Version);
        var document = await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken);
        return (composition, ReportJson.Read<ComposedReport>(document));
    }
}
