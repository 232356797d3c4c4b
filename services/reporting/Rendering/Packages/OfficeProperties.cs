using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering.Packages;

/// <summary>What an office document says of itself (ISO/IEC 29500-2, core properties).</summary>
internal static class OfficeProperties
{
    /// <summary>Writes a report's title, förbund, language and composition.</summary>
    public static void Write(CoreFilePropertiesPart part, ReportDefinition definition, Edition edition)
    {
        var title = $"{definition.Title} – {definition.ForbundName}";
        var date = edition.ComposedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using var stream = part.GetStream(FileMode.Create);
        stream.Write(Encoding.UTF8.GetBytes($"""
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
              xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <dc:title>{HtmlWriter.Escape(title)}</dc:title><dc:creator>{HtmlWriter.Escape(definition.ForbundName)}</dc:creator><dc:language>sv-SE</dc:language>
            <dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>
            </cp:coreProperties>
            """));
    }
}
