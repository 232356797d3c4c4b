using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Finsam.Gateway.Browsers;

/// <summary>
/// Compresses JSON and CSV for callers that accept it. Not what the participants service answers: there, what a caller chose and what is told of
/// persons stand in one answer, and its compressed length would tell of the second (BREACH). Streams of lines stay as they are, since each line is
/// to arrive when it is made; gRPC compresses its own messages.
/// </summary>
internal static class Compression
{
    private const string Persons = "/v1/participants";

    private static readonly string[] MediaTypes = ["application/json", "application/problem+json", "text/csv"];

    /// <summary>Adds it.</summary>
    public static void AddCompression(this IServiceCollection services) => services
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest)
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = MediaTypes;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });

    /// <summary>Compresses where it is harmless.</summary>
    public static void UseCompression(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Headers.AcceptEncoding.Count > 0 && !context.Request.Path.StartsWithSegments(Persons, StringComparison.OrdinalIgnoreCase),
        harmless => harmless.UseResponseCompression());
}
