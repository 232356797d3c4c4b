using Finsam.Reporting.Bindings;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Checks;

/// <summary>Holds stated values against what the books and registers give, and against each other.</summary>
internal static class StatedValueChecks
{
    private const int MostSuggestions = 3;

    /// <summary>A check for each value with an address, then one for each figure that is stated more than once.</summary>
    public static IEnumerable<ReportCheck> Of(ComposedReport report)
    {
        var stated = report.Definition.Stated ?? [];
        var books = new Dictionary<string, AddressBook>();
        foreach (var value in stated.Where(value => value.Address is not null))
        {
            var insats = value.Insats ?? "";
            if (!books.TryGetValue(insats, out var addresses))
            {
                books[insats] = addresses = AddressBook.Of(report, value.Insats);
            }

            yield return AgainstReport(value, addresses);
        }

        foreach (var group in stated.GroupBy(value => (value.Address, value.Figure, value.Insats)).Where(group => group.Count() > 1))
        {
            yield return AgainstEachOther([.. group]);
        }
    }

    private static ReportCheck AgainstReport(StatedValue value, AddressBook addresses)
    {
        var title = $"{value.Address} är {StatedWords.Of(value)}";
        var left = new CheckedFigure(value.Where, StatedWords.Of(value));
        if (addresses.Find(value.Address!) is not { IsPrintable: true } found)
        {
            var nearest = string.Join(" · ", addresses.Nearest(value.Address!, MostSuggestions));
            return new ReportCheck(
                ReportCheckKind.StatedValue, CheckOutcome.Failed, title, $"Rapporten har ingen sådan uppgift. Närmast: {nearest}.", value.Where, left);
        }

        var right = new CheckedFigure("rapporten", StatedWords.Of(found), value.Address);
        return Agrees(value, found)
            ? new ReportCheck(ReportCheckKind.StatedValue, CheckOutcome.Passed, title, Place: value.Where, Left: left, Right: right)
            : new ReportCheck(
                ReportCheckKind.StatedValue,
                CheckOutcome.Failed,
                title,
                $"{value.Where} säger {left.Figure}, böcker och register ger {right.Figure}.",
                value.Where,
                left,
                right);
    }

    private static bool Agrees(StatedValue value, AddressedCell found)
    {
        if (value.Number is not { } stated)
        {
            return found.Cell.Text is { } text
                && (Label.Normal(text) == Label.Normal(value.Word!) || Label.Normal(GoalStatus.InPrint(text)) == Label.Normal(value.Word!));
        }

        var (factor, own) = (MoneyUnit.Kronor(value.Unit), MoneyUnit.Kronor(found.Unit));
        if (found.Number is not { } printed || (factor is null) != (own is null))
        {
            return false;
        }

        var exact = factor is null ? printed
            : found is { IsShare: false, Cell.AmountOre: { } ore } ? ore / 100m / factor.Value
            : printed * own!.Value / factor.Value;
        return value.Op switch
        {
            ">" => exact > stated,
            ">=" => exact >= stated,
            "<" => exact < stated,
            "<=" => exact <= stated,
            _ => Math.Round(exact, stated.Scale, MidpointRounding.AwayFromZero) == stated || (factor == own && printed == stated),
        };
    }

    private static ReportCheck AgainstEachOther(List<StatedValue> values)
    {
        var name = values[0].Address ?? values[0].Figure!;
        var (first, second) = FindPair(values);
        var figures = string.Join("; ", values.Select(value => $"{value.Where}: {StatedWords.Of(value)}"));
        return second is null
            ? new ReportCheck(ReportCheckKind.StatedTwice, CheckOutcome.Passed, $"{name} anges lika", Place: values[0].Where)
            : new ReportCheck(
                ReportCheckKind.StatedTwice,
                CheckOutcome.Failed,
                $"{name} anges olika",
                $"{figures}.",
                values[0].Where,
                new CheckedFigure(first.Where, StatedWords.Of(first), first.Address),
                new CheckedFigure(second.Where, StatedWords.Of(second), second.Address));
    }

    // The first that disagree.
    private static (StatedValue First, StatedValue? Second) FindPair(List<StatedValue> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                if (!AreAlike(values[i], values[j]))
                {
                    return (values[i], values[j]);
                }
            }
        }

        return (values[0], null);
    }

    private static bool AreAlike(StatedValue one, StatedValue other) => (one.Number, other.Number) switch
    {
        ({ } left, { } right) => StatedRange.Of(left, one.Unit, one.Op).Meets(StatedRange.Of(right, other.Unit, other.Op)),
        (null, null) => Label.Normal(one.Word!) == Label.Normal(other.Word!),
        _ => false,
    };
}
