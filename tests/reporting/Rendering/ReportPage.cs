using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Finsam.Reporting.Tests.Rendering;

/// <summary>Reads a report in HTML. It is written so that it is also XML, once its void elements are closed and its style sheet is taken out.</summary>
internal static partial class ReportPage
{
    public static XDocument Read(string html) =>
        XDocument.Parse(Style().Replace(Meta().Replace(html, "$0</meta>"), "").Replace("<!doctype html>", ""));

    /// <summary>The element with an id.</summary>
    public static XElement Place(XDocument page, string id) => page.Descendants().Single(element => element.Attribute("id")?.Value == id);

    /// <summary>The rows of a table by its id: each with its label and its cells.</summary>
    public static IEnumerable<(string Label, IReadOnlyList<XElement> Cells)> Rows(XElement table) =>
        table.Elements("tbody").Elements("tr").Select(row => (row.Elements("th").First().Value, (IReadOnlyList<XElement>)[.. row.Elements("td")]));

    /// <summary>The number that is printed.</summary>
    public static decimal Number(string printed) =>
        decimal.Parse(printed.Replace('\u2212', '-').Replace("\u00a0", "").Replace(',', '.'), CultureInfo.InvariantCulture);

    [GeneratedRegex("<meta[^>]*>")]
    private static partial Regex Meta();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
