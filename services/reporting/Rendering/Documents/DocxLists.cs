using DocumentFormat.OpenXml.Wordprocessing;

namespace Finsam.Reporting.Rendering.Documents;

/// <summary>The lists of a document: bullets, and numbers that begin anew in every list.</summary>
internal sealed class DocxLists
{
    private const int Levels = 9;
    private const int BulletKind = 0;
    private const int NumberKind = 1;
    private const int Indent = 400;
    private readonly List<(int Id, int Kind, int Start)> _lists = [];

    /// <summary>A new list.</summary>
    /// <param name="ordered">True for numbers.</param>
    /// <param name="start">The first number.</param>
    /// <returns>What its items refer to.</returns>
    public int Add(bool ordered, int start)
    {
        _lists.Add((_lists.Count + 1, ordered ? NumberKind : BulletKind, start));
        return _lists.Count;
    }

    /// <summary>An item's place in a list.</summary>
    public static NumberingProperties Place(int list, int level) =>
        new(new NumberingLevelReference { Val = Math.Min(level, Levels - 1) }, new NumberingId { Val = list });

    /// <summary>The definitions of all lists.</summary>
    public Numbering Make() => new(
        [
            Abstract(BulletKind, NumberFormatValues.Bullet, _ => "•"),
            Abstract(NumberKind, NumberFormatValues.Decimal, level => $"%{level + 1}."),
            .. _lists.Select(list => new NumberingInstance(
                [
                    new AbstractNumId { Val = list.Kind },
                    .. list.Kind == NumberKind
                        ? [new LevelOverride(new StartOverrideNumberingValue { Val = list.Start }) { LevelIndex = 0 }]
                        : Array.Empty<LevelOverride>(),
                ])
            {
                NumberID = list.Id,
            }),
        ]);

    private static AbstractNum Abstract(int id, NumberFormatValues format, Func<int, string> text) => new(
        [
            new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
            .. Enumerable.Range(0, Levels).Select(level => new Level(
                new StartNumberingValue { Val = 1 },
                new NumberingFormat { Val = format },
                new LevelText { Val = text(level) },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = $"{Indent * (level + 2)}", Hanging = "300" }))
            {
                LevelIndex = level,
            }),
        ])
    {
        AbstractNumberId = id,
    };
}
