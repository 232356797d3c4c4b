using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Finsam.Reporting.Domain;

/// <summary>The seal of an approved version: a link in the chain over all that a förbund's boards have approved.</summary>
/// <param name="ChainNo">Its place in the chain, from 1.</param>
/// <param name="HtmlHash">SHA-256 of the version's HTML.</param>
/// <param name="JsonHash">SHA-256 of its JSON.</param>
/// <param name="Seal">SHA-256 over what is sealed and the seal before it.</param>
internal sealed record VersionSeal(long ChainNo, byte[] HtmlHash, byte[] JsonHash, byte[] Seal)
{
    private const string Form = "finsam-report-seal-1";

    /// <summary>Seals a version.</summary>
    /// <param name="composition">The version; its hash covers the answers, the texts and the layout.</param>
    /// <param name="approval">The board's decision.</param>
    /// <param name="htmlHash">SHA-256 of its HTML.</param>
    /// <param name="jsonHash">SHA-256 of its JSON.</param>
    /// <param name="previous">The seal before it, or null for the first.</param>
    public static VersionSeal Of(
        StoredComposition composition, BoardApproval approval, byte[] htmlHash, byte[] jsonHash, VersionSeal? previous)
    {
        var chainNo = (previous?.ChainNo ?? 0) + 1;
        string[] lines =
        [
            Form,
            chainNo.ToString(CultureInfo.InvariantCulture),
            composition.Forbund,
            $"{composition.Period.From:yyyy-MM-dd}/{composition.Period.To:yyyy-MM-dd}",
            composition.Key.Insats,
            composition.Version.ToString(CultureInfo.InvariantCulture),
            composition.ComposedAt.UtcDateTime.Ticks.ToString(CultureInfo.InvariantCulture),
            Convert.ToHexStringLower(composition.Hash),
            Convert.ToHexStringLower(composition.DefinitionHash),
            string.Join(',', composition.Sources.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Source}:{mark.Position}"))),
            approval.DecidedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            // A decision may have line feeds: as a hash it stays one line.
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(approval.Decision))),
            Convert.ToHexStringLower(htmlHash),
            Convert.ToHexStringLower(jsonHash),
            Convert.ToHexStringLower(previous?.Seal ?? []),
        ];
        return new VersionSeal(chainNo, htmlHash, jsonHash, SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}
