using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Rendering.Sheets;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Finsam.Reporting.RenderReport;

/// <summary>Renders a composed version. An approved one is given as it was first rendered after its approval, ever after.</summary>
internal sealed class RenderReportHandler(TenantDataSource dataSource, ReportRenderer renderer)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Sends the rendering in chunks, the media type in the first.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ReportingReason.FormatInvalid"/>, <see cref="ReportingReason.PeriodInvalid"/>,
    /// <see cref="ReportingReason.CompositionNotFound"/>, <see cref="ReportingReason.TableNotFound"/>,
    /// <see cref="ReportingReason.RendererMissing"/>,
    /// <see cref="ReportingReason.RendererFailed"/>.
    /// </exception>
    public async Task HandleAsync(
        RenderReportRequest request, IServerStreamWriter<RenderReportResponse> responses, ServerCallContext context)
    {
        var cancellationToken = context.CancellationToken;
        var key = RequestedReport.Read(request.Forbund, request.Period, request.Insats, context.GetCaller());
        if (!ReportRenderer.Formats.Contains(request.Format))
        {
            throw new RefusedException(new Refusal(
                ReportingReason.FormatInvalid, "format", "Formatet saknas eller är okänt.", string.Join(", ", ReportRenderer.Formats.Select(ContractName))));
        }

        if (request.Table.Length > 0 && request.Format != Format.Csv)
        {
            throw new RefusedException(new Refusal(
                ReportingReason.FormatInvalid, "table", "En tabell för sig ges bara som CSV.", $"{ContractName(Format.Csv)}, eller ingen tabell"));
        }

        var rendering = request.Table.Length > 0
            ? await FindTableAsync(key, request.Version, request.Table, cancellationToken)
            : await FindAsync(key, request.Version, request.Format, cancellationToken);
        var bytes = rendering.Content;
        for (var sent = 0; sent < bytes.Length; sent += ChunkBytes)
        {
            await responses.WriteAsync(
                new RenderReportResponse
                {
                    MediaType = sent == 0 ? rendering.MediaType : "",
                    Data = ByteString.CopyFrom(bytes, sent, Math.Min(ChunkBytes, bytes.Length - sent)),
                },
                cancellationToken);
        }
    }

    private async Task<KeptRendering> FindAsync(ReportKey key, int version, Format format, CancellationToken cancellationToken)
    {
        var (composition, standing, document, kept) = await ReadAsync(key, version, format, cancellationToken);
        if (kept is not null)
        {
            return kept;
        }

        var report = ReportJson.Read<ComposedReport>(document);
        var rendering = await renderer.RenderAsync(composition, standing, report, format, cancellationToken);
        if (standing.Approval is null)
        {
            return rendering;
        }

        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await KeptRenderingStore.KeepAsync(connection, null, composition, NameOf(format), rendering, cancellationToken);
        return await KeptRenderingStore.FindAsync(connection, composition, NameOf(format), cancellationToken) ?? rendering;
    }

    private async Task<KeptRendering> FindTableAsync(ReportKey key, int version, string id, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, key, version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(key.Period, version);
        var report = ReportJson.Read<ComposedReport>(await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken));
        var table = report.Whole.FirstOrDefault(candidate => Label.Normal(candidate.Id) == Label.Normal(id)) ?? throw new RefusedException(new Refusal(
            ReportingReason.TableNotFound, "table", $"Rapporten har ingen tabell \"{id}\".", string.Join(", ", report.Whole.Select(one => one.Id))));
        return new KeptRendering(CsvReport.MediaType, CsvReport.Render(table, report.Definition));
    }

    // No connection is held while a browser prints.
    private async Task<(StoredComposition Composition, VersionStanding Standing, byte[] Document, KeptRendering? Kept)> ReadAsync(
        ReportKey key, int version, Format format, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var composition = await CompositionStore.FindAsync(connection, key, version, cancellationToken)
            ?? throw CompositionNotFound.Refusal(key.Period, version);
        var standing = await VersionStepStore.FindAsync(connection, composition, cancellationToken);
        var kept = standing.Approval is null
            ? null
            : await KeptRenderingStore.FindAsync(connection, composition, NameOf(format), cancellationToken);
        var document = kept is null ? await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken) : [];
        return (composition, standing, document, kept);
    }

    private static string ContractName(Format format) =>
        ReportingReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(Format)).FindValueByNumber((int)format)!.Name;

    /// <summary>What a format is called where renderings are kept.</summary>
    internal static string NameOf(Format format) => format.ToString().ToLowerInvariant();
}
