using System.Globalization;
using Finsam.Reporting.Api;
using Finsam.Reporting.Domain;
using Finsam.Reporting.V1;
using StatedSum = Finsam.Reporting.Domain.StatedSum;
using StatedValue = Finsam.Reporting.Domain.StatedValue;

namespace Finsam.Reporting.PutReport;

/// <summary>Reads the values that a published text states.</summary>
internal sealed class StatedReader(PutReportRequest request, FieldChecks checks)
{
    private static readonly string[] Ops = ["", ">", ">=", "<", "<="];

    /// <summary>The values; null where there are none.</summary>
    public IReadOnlyList<StatedValue>? ReadValues()
    {
        checks.Distinct("stated_values", "code", request.StatedValues.Select(value => value.Code).Where(code => code.Length > 0));
        return request.StatedValues.Count == 0 ? null : [.. request.StatedValues.Select(Read)];
    }

    /// <summary>The sums; null where there are none.</summary>
    public IReadOnlyList<StatedSum>? ReadSums()
    {
        var codes = request.StatedValues.Select(value => value.Code).Where(code => code.Length > 0).ToHashSet();
        return request.StatedSums.Count == 0 ? null : [.. request.StatedSums.Select((sum, i) => Read(sum, $"stated_sums[{i}]", codes))];
    }

    private StatedValue Read(V1.StatedValue value, int index)
    {
        var field = $"stated_values[{index}]";
        if ((value.Address.Length > 0) == (value.Figure.Length > 0))
        {
            checks.Refuse(ReportingReason.FieldInvalid, $"{field}.address", $"{field} har både address och figure, eller inget av dem.", "ett av dem");
        }

        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = decimal.TryParse(value.Value, plain, CultureInfo.InvariantCulture, out var number);
        return new StatedValue(
            value.Code,
            value.Address.Length == 0 ? null : value.Address,
            value.Figure.Length == 0 ? null : value.Figure,
            value.Insats.Length == 0 ? null : value.Insats,
            isNumber ? number : null,
            isNumber ? null : checks.Required($"{field}.value", value.Value),
            value.Unit,
            checks.OneOf($"{field}.op", value.Op, Ops),
            checks.Required($"{field}.where", value.Where));
    }

    private StatedSum Read(V1.StatedSum sum, string field, HashSet<string> codes)
    {
        foreach (var (name, code) in sum.Added.Select(code => ("added", code))
            .Concat(sum.TakenAway.Select(code => ("taken_away", code))).Prepend(("total", sum.Total)))
        {
            if (!codes.Contains(code))
            {
                checks.Refuse(ReportingReason.FieldInvalid, $"{field}.{name}", $"Inget angivet värde har koden \"{code}\".", "code i stated_values");
            }
        }

        return new StatedSum(
            checks.Required($"{field}.name", sum.Name), sum.Total, [.. sum.Added], [.. sum.TakenAway], checks.Required($"{field}.where", sum.Where));
    }
}
