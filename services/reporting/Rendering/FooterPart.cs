using System.Globalization;

namespace Finsam.Reporting.Rendering;

/// <summary>Says from what and when the report was composed.</summary>
internal static class FooterPart
{
    private static readonly Dictionary<string, string> SourceNames = new()
    {
        ["ledger"] = "bokföringen",
        ["participants"] = "deltagarregistret",
    };

    /// <summary>Writes the footer.</summary>
    public static void Write(HtmlWriter html, Edition edition)
    {
        var sources = edition.Sources.Select(source =>
            $"{SourceNames.GetValueOrDefault(source.Source, source.Source)} till och med ändring {source.Position}");
        html.Open("footer")
            .Element("p", $"Version {edition.Version}, sammanställd {Instant(edition.ComposedAt)} ur {string.Join(" och ", sources)}. "
                + "Varje siffra är räknad ur dessa källor eller angiven en gång som nyckeltal eller målresultat.")
            .Element("p", $"Kontrollsumma (SHA-256): {edition.Hash}", ("class", "hash"))
            .Close().Line();
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd 'kl.' HH.mm 'UTC'", CultureInfo.InvariantCulture);
}
