using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Checks;

/// <summary>Adds up stated values as the text does.</summary>
internal static class StatedSumChecks
{
    /// <summary>A check for each sum. What rounding of its parts can explain is a warning.</summary>
    public static IEnumerable<ReportCheck> Of(ReportDefinition definition)
    {
        var values = (definition.Stated ?? []).Where(value => value.Code.Length > 0).ToDictionary(value => value.Code);
        return (definition.StatedSums ?? []).Select(sum => Check(sum, values));
    }

    private static ReportCheck Check(StatedSum sum, Dictionary<string, StatedValue> values)
    {
        var total = values[sum.Total];
        var parts = sum.Added.Select(code => (Value: values[code], Sign: 1))
            .Concat(sum.TakenAway.Select(code => (Value: values[code], Sign: -1))).ToList();
        var factor = MoneyUnit.Kronor(total.Unit);
        if (total.Number is not { } stated
            || parts.Any(part => part.Value.Number is null || (MoneyUnit.Kronor(part.Value.Unit) is null) != (factor is null)))
        {
            return new ReportCheck(
                ReportCheckKind.StatedSum, CheckOutcome.Failed, sum.Name, "Delarna och summan kan inte läggas ihop: olika slags enheter.", sum.Where);
        }

        var divisor = factor ?? 1;
        var added = parts.Sum(part => part.Sign * InBase(part.Value)) / divisor;
        var difference = added - stated;
        var rounding = parts.Select(part => part.Value).Append(total)
            .Sum(value => StatedRange.HalfStep(value.Number!.Value) * (MoneyUnit.Kronor(value.Unit) ?? 1)) / divisor;
        var left = new CheckedFigure(total.Where, StatedWords.Of(total), total.Address);
        var right = new CheckedFigure(
            string.Concat(parts.Select((part, i) => $"{(part.Sign < 0 ? " − " : i == 0 ? "" : " + ")}{StatedWords.Of(part.Value)}")),
            StatedWords.Of(added, total.Unit));
        return difference == 0
            ? new ReportCheck(ReportCheckKind.StatedSum, CheckOutcome.Passed, sum.Name, Place: sum.Where, Left: left, Right: right)
            : new ReportCheck(
                ReportCheckKind.StatedSum,
                // Counts are not rounded, nor is what is stated once in whole and once in parts of the same unit beyond that.
                factor is not null && Math.Abs(difference) <= rounding ? CheckOutcome.Warning : CheckOutcome.Failed,
                sum.Name,
                $"Delarna blir {right.Figure}, summan anges till {left.Figure}.",
                sum.Where,
                left,
                right);
    }

    private static decimal InBase(StatedValue value) => value.Number!.Value * (MoneyUnit.Kronor(value.Unit) ?? 1);
}
