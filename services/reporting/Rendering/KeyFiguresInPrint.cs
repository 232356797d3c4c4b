using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>A table of the förbund's own numbers in print, by what they say instead of by code.</summary>
internal static class KeyFiguresInPrint
{
    private const int ValueColumn = 1;

    /// <summary>Prints a table of key figures.</summary>
    public static PrintedTable Of(ComposedTable table, IReadOnlyList<ReportKeyFigure> keyFigures) => new(
        table.Title,
        null,
        [new("Nyckeltal"), new("Värde", true), new("Enhet")],
        [.. table.Rows.Select(row =>
        {
            var figure = keyFigures.First(candidate => candidate.Code == row.Label);
            return new PrintedRow(row.Kind, [figure.Title, SwedishNumber.Format(figure.Value, figure.Unit), Unit.Name(figure.Unit)]);
        })],
        FigureColumn: ValueColumn);
}
