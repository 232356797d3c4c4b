using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>The styles of a document: the built-in ones by their own names, so that programs and people know them.</summary>
internal static class DocxStyles
{
    /// <summary>Title of the report.</summary>
    public const string Title = "Title";

    /// <summary>What stands around the title.</summary>
    public const string Subtitle = "Subtitle";

    /// <summary>Heading of the contents.</summary>
    public const string ContentsHeading = "TOCHeading";

    /// <summary>Title of a table or chart.</summary>
    public const string Caption = "Caption";

    /// <summary>An item of a list.</summary>
    public const string Item = "ListParagraph";

    /// <summary>A quotation.</summary>
    public const string Quote = "Quote";

    /// <summary>Text as it stands, and small print.</summary>
    public const string Code = "PlainText";

    /// <summary>Text in a table.</summary>
    public const string TableText = "TableText";

    /// <summary>Text in a table of many columns.</summary>
    public const string SmallTableText = "TableTextSmall";

    /// <summary>A link.</summary>
    public const string Link = "Hyperlink";

    /// <summary>A table.</summary>
    public const string Table = "ReportTable";

    /// <summary>Text of the foot of a page.</summary>
    public const string Footer = "Footer";

    /// <summary>Text of the head of a page.</summary>
    public const string Header = "Header";

    private const string Accent = "14506B";
    private const string Soft = "55616E";
    private const int HeadingLevels = 6;

    // In half points, by level.
    private static readonly int[] HeadingSizes = [36, 28, 24, 22, 22, 22];

    /// <summary>The heading of a level, 1 to 6.</summary>
    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, HeadingLevels)}";

    /// <summary>An entry of the contents of a level, 1 or 2.</summary>
    public static string Contents(int level) => $"TOC{level}";

    /// <summary>The styles.</summary>
    public static Styles Make()
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" },
                new FontSize { Val = "22" },
                new Languages { Val = "sv-SE", EastAsia = "sv-SE" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { After = "140", Line = "276", LineRule = LineSpacingRuleValues.Auto }))));
        styles.Append(Paragraph("Normal", "Normal", isDefault: true));
        for (var level = 1; level <= HeadingLevels; level++)
        {
            styles.Append(Paragraph(
                Heading(level), $"heading {level}", next: "Normal",
                paragraph: [new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = "280", After = "100" }, new OutlineLevel { Val = level - 1 }],
                run: [new Bold(), new Color { Val = Accent }, new FontSize { Val = $"{HeadingSizes[level - 1]}" }]));
        }

        styles.Append(
            Paragraph(
                Title, "Title", paragraph: [new SpacingBetweenLines { Before = "3600", After = "240" }],
                run: [new Bold(), new Color { Val = Accent }, new FontSize { Val = "64" }]),
            Paragraph(Subtitle, "Subtitle", run: [new Color { Val = Soft }, new FontSize { Val = "26" }]),
            Paragraph(ContentsHeading, "TOC Heading", run: [new Bold(), new Color { Val = Accent }, new FontSize { Val = "36" }]),
            ContentsStyle(1, 0),
            ContentsStyle(2, 280),
            Paragraph(
                Caption, "caption", next: "Normal", paragraph: [new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }],
                run: [new Bold(), new Color { Val = Accent }]),
            Paragraph(Item, "List Paragraph", paragraph: [new SpacingBetweenLines { After = "60" }, new Indentation { Left = "720" }]),
            Paragraph(Quote, "Quote", paragraph: [new Indentation { Left = "560", Right = "560" }], run: [new Italic()]),
            Paragraph(Code, "Plain Text", run: [new RunFonts { Ascii = "Consolas", HighAnsi = "Consolas" }, new FontSize { Val = "18" }]),
            Paragraph(
                TableText, "Table Text",
                paragraph: [new SpacingBetweenLines { Before = "30", After = "30", Line = "240", LineRule = LineSpacingRuleValues.Auto }],
                run: [new FontSize { Val = "19" }]),
            Paragraph(SmallTableText, "Table Text Small", basedOn: TableText, run: [new FontSize { Val = "15" }]),
            Paragraph(Header, "header", run: [new Bold(), new Color { Val = "A3231F" }, new FontSize { Val = "18" }]),
            Paragraph(Footer, "footer", run: [new Color { Val = Soft }, new FontSize { Val = "18" }]),
            new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = Accent }, new Underline { Val = UnderlineValues.Single }))
            {
                Type = StyleValues.Character, StyleId = Link,
            },
            TableStyle());
        return styles;
    }

    private static Style ContentsStyle(int level, int indent) => Paragraph(
        Contents(level),
        $"toc {level}",
        paragraph:
        [
            new Tabs(new TabStop { Val = TabStopValues.Right, Leader = TabStopLeaderCharValues.Dot, Position = DocxColumns.Whole }),
            new SpacingBetweenLines { After = "40" },
            new Indentation { Left = $"{indent}" },
        ]);

    private static Style Paragraph(
        string id,
        string name,
        bool isDefault = false,
        string basedOn = "Normal",
        string? next = null,
        OpenXmlElement[]? paragraph = null,
        OpenXmlElement[]? run = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }
        else
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        if (next is not null)
        {
            style.Append(new NextParagraphStyle { Val = next });
        }

        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            style.Append(new StyleParagraphProperties(paragraph));
        }

        if (run is not null)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }

    private static Style TableStyle()
    {
        static T Line<T>(string colour, uint size) where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Color = colour };
        return new Style(
            new StyleName { Val = "Report Table" },
            new StyleTableProperties(
                new TableBorders(
                    Line<TopBorder>(Accent, 8), Line<BottomBorder>(Accent, 8), Line<InsideHorizontalBorder>("C9D1D9", 4)),
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })),
            new TableStyleProperties(
                new RunPropertiesBaseStyle(new Bold()),
                new TableStyleConditionalFormattingTableCellProperties(
                    new TableCellBorders(Line<BottomBorder>(Accent, 8)), new Shading { Val = ShadingPatternValues.Clear, Fill = "EEF2F5" }))
            {
                Type = TableStyleOverrideValues.FirstRow,
            })
        {
            Type = StyleValues.Table, StyleId = Table,
        };
    }
}
