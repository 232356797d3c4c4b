using System.Security.Cryptography;
using Finsam.Postgres.Tenancy;
using Finsam.Reporting.Domain;
using Finsam.Reporting.RenderReport;
using Finsam.Reporting.Storage;
using Finsam.Reporting.V1;
using Npgsql;
using VersionSeal = Finsam.Reporting.Domain.VersionSeal;

namespace Finsam.Reporting.Versions;

/// <summary>Verifies that approved versions are what they were when the board approved them.</summary>
internal sealed class VerifyVersionsHandler(TenantDataSource dataSource)
{
    /// <summary>Computes hashes and seals anew, link by link, and tells the first thing that does not fit.</summary>
    public async Task<VerifyVersionsResponse> HandleAsync(VerifyVersionsRequest request, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var chain = await VersionSealStore.ReadChainAsync(connection, request.Forbund, cancellationToken);
        VersionSeal? previous = null;
        foreach (var row in chain)
        {
            if (await FindFaultAsync(connection, request.Forbund, row, previous, cancellationToken) is { } fault)
            {
                return Faulty(chain, $"{row.PeriodFrom:yyyy-MM-dd} – {row.PeriodTo:yyyy-MM-dd}, version {row.Version}: {fault}");
            }

            previous = row.ToSeal();
        }

        if (request.Seal.Length > 0 && !chain.Any(row => Convert.ToHexString(row.Seal).Equals(request.Seal, StringComparison.OrdinalIgnoreCase)))
        {
            return Faulty(chain, "Sigillet som angavs finns inte i kedjan.");
        }

        return new VerifyVersionsResponse { Intact = true, Versions = chain.Count, Seal = Last(chain) };
    }

    private static VerifyVersionsResponse Faulty(IReadOnlyList<VersionSealRow> chain, string fault) =>
        new() { Versions = chain.Count, Seal = Last(chain), Fault = fault };

    private static string Last(IReadOnlyList<VersionSealRow> chain) => chain.Count == 0 ? "" : Convert.ToHexStringLower(chain[^1].Seal);

    private static async Task<string?> FindFaultAsync(
        NpgsqlConnection connection, string forbund, VersionSealRow row, VersionSeal? previous, CancellationToken cancellationToken)
    {
        var composition = await CompositionStore.FindAsync(connection, row.ReportOf(forbund), row.Version, cancellationToken);
        if (composition is null)
        {
            return "versionen finns inte längre.";
        }

        var document = await CompositionStore.ReadDocumentAsync(connection, composition, cancellationToken);
        if (!SHA256.HashData(document).AsSpan().SequenceEqual(composition.Hash))
        {
            return "innehållet har ändrats.";
        }

        if ((await VersionStepStore.FindAsync(connection, composition, cancellationToken)).Approval is not { } approval)
        {
            return "styrelsens beslut finns inte längre.";
        }

        var (html, json) = (await HashAsync(Format.Html), await HashAsync(Format.Json));
        if (!html.AsSpan().SequenceEqual(row.HtmlHash)
            || !json.AsSpan().SequenceEqual(row.JsonHash)
            || (await KeptRenderingStore.FindChangedAsync(connection, composition, cancellationToken)).Count > 0)
        {
            return "en sparad återgivning har ändrats.";
        }

        var seal = VersionSeal.Of(composition, approval, html, json, previous);
        return seal.ChainNo == row.ChainNo && seal.Seal.AsSpan().SequenceEqual(row.Seal) ? null : "sigillet stämmer inte.";

        async Task<byte[]> HashAsync(Format format) =>
            await KeptRenderingStore.FindAsync(connection, composition, RenderReportHandler.NameOf(format), cancellationToken) is { } kept
                ? SHA256.HashData(kept.Content)
                : [];
    }
}
