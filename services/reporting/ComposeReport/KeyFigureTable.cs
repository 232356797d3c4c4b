using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.ComposeReport;

/// <summary>The source <c>key_figures</c>: a row for each code, its number as it stands.</summary>
internal static class KeyFigureTable
{
    /// <summary>The only column.</summary>
    public const string Value = "Värde";

    /// <summary>Composes such a table.</summary>
    public static ComposedTable Compose(KeyFiguresLayout layout, IEnumerable<ReportKeyFigure> keyFigures) => new(
        layout.Id,
        layout.Title,
        layout.Source,
        Of: null,
        layout.Unit,
        Insats: null,
        [new ComposedColumn(Value, null)],
        [.. keyFigures.Select(figure => new ComposedRow(figure.Code, RowKind.Plain, Note: null, [new ComposedCell(figure.Value)]))]);
}
