using System.Globalization;
using Finsam.Common.V1;
using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Layouts;

/// <summary>Values of the domain in the forms that the contracts give them.</summary>
internal static class ContractValues
{
    /// <summary>A date as <c>YYYY-MM-DD</c>.</summary>
    public static string ToText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number with a decimal point.</summary>
    public static string ToText(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list, or null where it is absent.</summary>
    public static Labels? ToLabels(IReadOnlyList<string>? values) => values is null ? null : new Labels { Values = { values } };

    /// <summary>A span of days.</summary>
    public static Period ToPeriod(ReportPeriod period) => new() { From = ToText(period.From), To = ToText(period.To) };
}
