using System.Text;
using System.Text.RegularExpressions;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Rendering.Charts;
using Finsam.Reporting.Rendering.Origins;

namespace Finsam.Reporting.Rendering;

/// <summary>A report as one self-contained, accessible HTML page, which also prints on A4.</summary>
internal sealed partial class HtmlReport
{
    /// <summary>Media type of the rendering.</summary>
    public const string MediaType = "text/html; charset=utf-8";

    private const string NewPage = "new-page";
    private const string OriginsTitle = "Källor";

    private readonly ComposedReport _report;
    private readonly ReportDefinition _definition;
    private readonly Edition _edition;
    private readonly AddressBook _addresses;
    private readonly Dictionary<string, LayoutTable> _layouts;
    private readonly OriginPlaces? _origins;
    private readonly Dictionary<string, string> _tableAnchors = [];
    private readonly Anchors _anchors = new();
    private readonly List<ReportPart> _parts = [];

    private HtmlReport(ComposedReport report, Edition edition, FigureAddress? address)
    {
        _report = report;
        _definition = report.Definition;
        _edition = edition;
        _addresses = AddressBook.Of(report);
        _origins = address is null ? null : new OriginPlaces(report, _addresses);
        var layout = LayoutReader.Read(_definition.LayoutJson, _definition.Insatser, _definition.Surveys).Layout;
        _layouts = layout?.Tables.ToDictionary(table => table.Id) ?? [];
        foreach (var part in ReportOutline.Of(report, edition))
        {
            var style = part.NewPage ? NewPage : null;
            switch (part.Kind)
            {
                case PartKind.Narrative:
                    AddNarrative(part.Title);
                    break;
                case PartKind.Tables:
                    AddTables(part.Title, style, part.Tables);
                    break;
                case PartKind.Governance:
                    Add(part.Title, [], WriteGovernance, style);
                    break;
                case PartKind.Checks:
                    Add(part.Title, [], html => WriteChecks(html, report.Checks!), style);
                    break;
                default:
                    Add(part.Title, [], WriteSignatures, style);
                    break;
            }
        }

        if (address is not null)
        {
            var origins = new OriginsPart(report, edition, _origins!, address);
            Add(OriginsTitle, [], html => origins.Write(html, _layouts, _tableAnchors), "origins");
        }
    }

    /// <summary>Renders a report as UTF-8 HTML, in which every figure leads to what it is counted from.</summary>
    /// <param name="report">The report.</param>
    /// <param name="edition">The version.</param>
    /// <param name="gateway">Where the gateway is reached, which opens figures; null where that is not configured.</param>
    public static byte[] Render(ComposedReport report, Edition edition, Uri? gateway) => Encoding.UTF8.GetBytes(
        new HtmlReport(report, edition, new FigureAddress(gateway, report.Definition.Key, edition.Version)).Write());

    /// <summary>Renders it to be printed: paper has no links to follow.</summary>
    public static byte[] RenderForPrint(ComposedReport report, Edition edition) =>
        Encoding.UTF8.GetBytes(new HtmlReport(report, edition, address: null).Write());

    private string Write() => new HtmlPage(_definition, _edition, _parts).Write();

    private void AddNarrative(string title)
    {
        var sections = _definition.Sections.Select(section => Narrative.Render(
            section.Markdown, _addresses, _anchors, _origins is null ? null : _origins.Of)).ToList();
        Add(
            title,
            [.. sections.SelectMany(section => section.Headings)],
            html => html.Raw(string.Concat(sections.Select(section => section.Html))),
            $"narrative {NewPage}");
    }

    private void WriteGovernance(HtmlWriter html)
    {
        if (GovernanceTables.Sentence(_definition) is { } sentence)
        {
            html.Element("p", sentence).Line();
        }

        foreach (var table in GovernanceTables.Of(_definition))
        {
            PrintedTablePart.Write(html, table);
        }
    }

    private static void WriteChecks(HtmlWriter html, IReadOnlyList<ReportCheck> checks)
    {
        html.Element("p", ChecksInPrint.Sentence(checks)).Line();
        if (ChecksInPrint.Of(checks) is { } table)
        {
            PrintedTablePart.Write(html, table);
        }
    }

    private void WriteSignatures(HtmlWriter html)
    {
        html.Element("p", Signatures.Decision(_definition, _edition)).Line().Open("ul", ("class", "signatures")).Line();
        foreach (var post in Signatures.Of(_definition))
        {
            html.Open("li")
                .Element("span", post.Role, ("class", "role"))
                .Element("span", post.AppointedBy, ("class", "member"))
                .Close().Line();
        }

        html.Close().Line();
    }

    private void AddTables(string title, string? style, IReadOnlyList<ComposedTable> tables)
    {
        var entries = tables.Select(table => new NarrativeHeading(table.Title, _anchors.Make(table.Id))).ToList();
        foreach (var (table, entry) in tables.Zip(entries))
        {
            _tableAnchors.Add(table.Id, entry.Anchor);
        }

        var notes = new Dictionary<int, string>();
        for (var i = 0; i < tables.Count; i++)
        {
            if (NoteId().Match(tables[i].Id) is { Success: true } match)
            {
                notes.TryAdd(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), entries[i].Anchor);
            }
        }

        Add(title, entries, html =>
        {
            for (var i = 0; i < tables.Count; i++)
            {
                WriteTable(html, tables[i], entries[i].Anchor, notes);
            }
        }, style);
    }

    private void WriteTable(HtmlWriter html, ComposedTable table, string anchor, Dictionary<int, string> notes)
    {
        if (table.Source == LayoutSources.KeyFigures)
        {
            PrintedTablePart.Write(html, KeyFiguresInPrint.Of(table, _definition.KeyFigures), anchor, OriginsOf(table));
        }
        else if (table.Of == FixedTables.Goals)
        {
            PrintedTablePart.Write(html, GoalsInPrint.Of(table, _report), anchor, OriginsOf(table));
        }
        else
        {
            TablePart.Write(html, table, anchor, notes, _origins);
        }

        foreach (var chart in ChartPlan.For(table, _layouts.GetValueOrDefault(table.Id), _definition.Period))
        {
            ChartPart.Write(html, chart, _anchors.Make($"diagram {table.Id}"));
        }
    }

    private List<string>? OriginsOf(ComposedTable table) => _origins is null ? null : [.. table.Rows.Select(row => _origins.Of(table.Id, row.Label))];

    private void Add(string title, IReadOnlyList<NarrativeHeading> entries, Action<HtmlWriter> write, string? style = null) =>
        _parts.Add(new ReportPart(title, _anchors.Make(title), entries, write, style));

    [GeneratedRegex(@"^not[ .-]?([0-9]{1,3})\z", RegexOptions.IgnoreCase)]
    private static partial Regex NoteId();
}
