using Finsam.Reporting.Domain;
using Finsam.Reporting.Layouts;

namespace Finsam.Reporting.Checks;

/// <summary>Finds rows of one name whose amounts of one span disagree from table to table, beyond what their units round away.</summary>
internal static class SameFigureChecks
{
    // Names that every table has, each of its own.
    private static readonly string[] Common = ["summa", "totalt", "total", "sum"];

    /// <summary>A warning for each pair that disagrees, or one check that passed. The sign does not count: tables turn it as they like.</summary>
    public static IReadOnlyList<ReportCheck> Of(ComposedReport report, Layout layout)
    {
        var found = Figures(report, layout)
            .GroupBy(figure => (Label.Normal(figure.Row), figure.Span))
            .SelectMany(group => Disagreeing([.. group]))
            .ToList();
        return found.Count > 0
            ? found
            : [new ReportCheck(ReportCheckKind.SameFigure, CheckOutcome.Passed, "Belopp med samma namn är lika i alla tabeller")];
    }

    private static IEnumerable<ReportCheck> Disagreeing(List<Figure> figures)
    {
        var first = figures[0];
        foreach (var other in figures.Skip(1).Where(figure => figure.Table != first.Table && !figure.Range.Meets(first.Range)))
        {
            yield return new ReportCheck(
                ReportCheckKind.SameFigure,
                CheckOutcome.Warning,
                $"{first.Row} visar olika belopp",
                $"{first.Address} är {first.Print}, {other.Address} är {other.Print}.",
                other.Address,
                new CheckedFigure(first.Table, first.Print, first.Address),
                new CheckedFigure(other.Table, other.Print, other.Address));
        }
    }

    private static IEnumerable<Figure> Figures(ComposedReport report, Layout layout)
    {
        foreach (var money in layout.Tables.OfType<MoneyLayout>())
        {
            var table = report.Whole.First(candidate => candidate.Id == money.Id);
            foreach (var column in money.Columns.Where(column => column.IsBooked && column.Accounts is null))
            {
                var index = table.Columns.ToList().FindIndex(candidate => candidate.Label == column.Label);
                var span = ColumnSpans.Of(column, report.Definition.Period);
                foreach (var row in index < 0 ? [] : table.Rows.Where(row => !Common.Contains(Label.Normal(row.Label))))
                {
                    if (row.Cells[index].Value is { } value)
                    {
                        var unit = table.Columns[index].Unit ?? table.Unit;
                        yield return new Figure(
                            table.Id,
                            row.Label,
                            $"{table.Id}/{row.Label}/{column.Label}",
                            span,
                            StatedRange.Of(Math.Abs(value), unit, ""),
                            StatedWords.Of(value, unit));
                    }
                }
            }
        }
    }

    private sealed record Figure(string Table, string Row, string Address, ReportPeriod Span, StatedRange Range, string Print);
}
