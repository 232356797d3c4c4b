using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Rendering;

/// <summary>What was checked at the composition, in print: what did not hold as a table, and how many there were.</summary>
internal static class ChecksInPrint
{
    /// <summary>How many checks held and how many did not.</summary>
    public static string Sentence(IReadOnlyList<ReportCheck> checks)
    {
        var failed = checks.Count(check => check.Outcome == CheckOutcome.Failed);
        var warnings = checks.Count(check => check.Outcome == CheckOutcome.Warning);
        return $"{SwedishNumber.Format(checks.Count)} kontroller gjordes när rapporten ställdes samman: "
            + $"{SwedishNumber.Format(checks.Count - failed - warnings)} höll, {SwedishNumber.Format(warnings)} behöver ses över, "
            + $"{SwedishNumber.Format(failed)} höll inte.";
    }

    /// <summary>Those that somebody should look at; null where all held.</summary>
    public static PrintedTable? Of(IReadOnlyList<ReportCheck> checks)
    {
        var shown = checks.Where(check => check.Outcome != CheckOutcome.Passed).OrderByDescending(check => check.Outcome).ToList();
        return shown.Count == 0
            ? null
            : new PrintedTable(
                "Att se över",
                null,
                [new("Kontroll"), new("Utfall"), new("Vad som hittades"), new("Var")],
                [.. shown.Select(check => new PrintedRow(
                    RowKind.Plain,
                    [check.Title, new(Word(check.Outcome), SignalLight.Of(check.Outcome)), Found(check), check.Place ?? ""]))]);
    }

    private static string Found(ReportCheck check)
    {
        var figures = new[] { check.Left, check.Right }.OfType<CheckedFigure>().Select(figure => $"{figure.Label}: {figure.Figure}".TrimEnd(' ', ':'));
        return string.Join(" ", new[] { check.Message, string.Join("; ", figures) }.Where(text => text.Length > 0));
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "håller",
        CheckOutcome.Warning => "se över",
        _ => "håller inte",
    };
}
