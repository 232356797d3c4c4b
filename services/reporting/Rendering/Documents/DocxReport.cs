using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;
using Finsam.Reporting.Rendering.Charts;
using Finsam.Reporting.Rendering.Packages;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>A report as a text document that the office can take further: styles, headings, tables, lists and charts are the program's own.</summary>
internal sealed class DocxReport
{
    /// <summary>Media type of the rendering.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly ComposedReport _report;
    private readonly ReportDefinition _definition;
    private readonly Edition _edition;
    private readonly Dictionary<string, LayoutTable> _layouts;
    private readonly DocxLists _lists = new();
    private readonly DocxTable _tables = new();
    private readonly DocxNarrative _narrative;
    private readonly DocxChart _charts;
    private readonly Body _body = new();

    private DocxReport(ComposedReport report, Edition edition, MainDocumentPart part)
    {
        _report = report;
        _definition = report.Definition;
        _edition = edition;
        var layout = LayoutReader.Read(_definition.LayoutJson, _definition.Insatser, _definition.Surveys).Layout;
        _layouts = layout?.Tables.ToDictionary(table => table.Id) ?? [];
        _narrative = new DocxNarrative(part, _lists, AddressBook.Of(report));
        _charts = new DocxChart(part);
    }

    /// <summary>Renders a report; the same version gives the same bytes.</summary>
    public static byte[] Render(ComposedReport report, Edition edition)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var definition = report.Definition;
            OfficeProperties.Write(document.AddNewPart<CoreFilePropertiesPart>("properties"), report.Definition, edition);
            var part = document.AddNewPart<MainDocumentPart>(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "document");
            new DocxReport(report, edition, part).Write(part);
        }

        return SteadyZip.Repack(file.ToArray(), edition.ComposedAt);
    }

    private void Write(MainDocumentPart part)
    {
        OpenXmlElement last = WriteTitle();
        foreach (var section in ReportOutline.Of(_report, _edition))
        {
            var heading = DocxText.Paragraph(DocxStyles.Heading(1), section.Title);
            heading.ParagraphProperties!.PageBreakBefore = section.NewPage ? new PageBreakBefore() : null;
            _body.Append(heading);
            WritePart(section);
        }

        _body.Append(
            DocxText.Paragraph(DocxStyles.Code, EditionInPrint.Origin(_edition)),
            DocxText.Paragraph(DocxStyles.Code, EditionInPrint.Hash(_edition)),
            DocxPage.Section(part, _definition, _edition));
        foreach (var entry in DocxContents.Make(_body))
        {
            last = _body.InsertAfter(entry, last)!;
        }

        part.Document = new Document(_body);
        part.AddNewPart<StyleDefinitionsPart>("styles").Styles = DocxStyles.Make();
        part.AddNewPart<NumberingDefinitionsPart>("numbering").Numbering = _lists.Make();

        // The pages of the contents are filled in by the program that opens the document, which alone knows them.
        part.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new UpdateFieldsOnOpen { Val = true });
    }

    private Paragraph WriteTitle()
    {
        _body.Append(
            DocxText.Paragraph(DocxStyles.Title, _definition.Title),
            DocxText.Paragraph(DocxStyles.Subtitle, _definition.ForbundName),
            DocxText.Paragraph(DocxStyles.Subtitle, $"{_definition.Period.From:yyyy-MM-dd} – {_definition.Period.To:yyyy-MM-dd}"));
        if (_definition.OrgNumber.Length > 0)
        {
            _body.Append(DocxText.Paragraph(DocxStyles.Subtitle, $"Organisationsnummer {_definition.OrgNumber}"));
        }

        _body.Append(DocxText.Paragraph(DocxStyles.Subtitle, EditionInPrint.Standing(_edition)));
        var contents = DocxText.Paragraph(DocxStyles.ContentsHeading, "Innehåll");
        contents.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        _body.Append(contents);
        return contents;
    }

    private void WritePart(OutlinePart part)
    {
        switch (part.Kind)
        {
            case PartKind.Narrative:
                _body.Append(_definition.Sections.SelectMany(section => _narrative.Make(section.Markdown)));
                break;
            case PartKind.Tables:
                foreach (var table in part.Tables)
                {
                    WriteTable(table);
                }

                break;
            case PartKind.Governance:
                if (GovernanceTables.Sentence(_definition) is { } sentence)
                {
                    _body.Append(DocxText.Paragraph(null, sentence));
                }

                _body.Append(GovernanceTables.Of(_definition).SelectMany(_tables.Make));
                break;
            case PartKind.Checks:
                _body.Append(DocxText.Paragraph(null, ChecksInPrint.Sentence(_report.Checks!)));
                _body.Append(ChecksInPrint.Of(_report.Checks!) is { } checks ? _tables.Make(checks) : []);
                break;
            default:
                WriteSignatures();
                break;
        }
    }

    private void WriteTable(ComposedTable table)
    {
        _body.Append(DocxText.Paragraph(DocxStyles.Heading(2), table.Title));
        _body.Append(_tables.Make(table switch
        {
            { Source: LayoutSources.KeyFigures } => KeyFiguresInPrint.Of(table, _definition.KeyFigures),
            { Of: FixedTables.Goals } => GoalsInPrint.Of(table, _report),
            _ => FigureTable.Of(table),
        }));
        foreach (var chart in ChartPlan.For(table, _layouts.GetValueOrDefault(table.Id), _definition.Period))
        {
            _body.Append(DocxText.Paragraph(DocxStyles.Caption, $"Diagram: {chart.Title}"), _charts.Make(chart));
        }
    }

    private void WriteSignatures()
    {
        _body.Append(DocxText.Paragraph(null, Signatures.Decision(_definition, _edition)));
        foreach (var post in Signatures.Of(_definition))
        {
            _body.Append(
                DocxText.Paragraph(null, "________________________________________"),
                DocxText.Paragraph(null, [DocxText.Run(post.Role, bold: true), DocxText.Run($", {post.AppointedBy}")]));
        }
    }
}
