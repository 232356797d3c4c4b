using System.Globalization;
using Finsam.Common.V1;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.TableTemplates;

/// <summary>
/// The columns of templates. Their days are rules from the report's period, so that a template is not tied to a year; only their labels say
/// which days they are, where a period is given.
/// </summary>
internal sealed class TemplateColumns(DaySpan? period)
{
    private const string Outcome = "U";
    private const string Before = "F";
    private const string Budget = "B";

    /// <summary>The period, and the same days of the year before.</summary>
    public IEnumerable<MoneyColumn> Compared() =>
    [
        new MoneyColumn { Label = Label(period, "Utfall"), Code = Outcome },
        new MoneyColumn { Label = Label(YearBefore(), "Samma period föregående år"), Code = Before, Relative = new ColumnPeriod { BackYears = 1 } },
    ];

    /// <summary>The balance at the period's end, and at the end of the calendar year before.</summary>
    public IEnumerable<MoneyColumn> Balances() =>
    [
        new MoneyColumn { Label = Day(period?.Last, "Periodens slut"), Code = Outcome },
        new MoneyColumn
        {
            Label = Day(period is { } span ? new DateOnly(span.Last.Year - 1, 12, 31) : null, "Föregående årsskifte"),
            Code = Before,
            Relative = new ColumnPeriod { Of = "year", BackYears = 1 },
        },
    ];

    /// <summary>Budget and outcome of the period, their difference, the year before and the change from it.</summary>
    /// <param name="result">Accounts of costs and income, which the outcome of projects takes. A budget of projects may name no account.</param>
    public static IEnumerable<MoneyColumn> Budgeted(IReadOnlyList<string> result) =>
    [
        new MoneyColumn { Label = "Budget", Code = Budget, Budget = "revised" },
        new MoneyColumn { Label = "Utfall", Code = Outcome, Accounts = new Labels { Values = { result } } },
        new MoneyColumn { Label = "Avvikelse", Diff = new ColumnDifference { Minuend = Outcome, Subtrahend = Budget } },
        new MoneyColumn
        {
            Label = "Föregående år",
            Code = Before,
            Accounts = new Labels { Values = { result } },
            Relative = new ColumnPeriod { BackYears = 1 },
        },
        new MoneyColumn
        {
            Label = "Förändring", ChangePercent = new ColumnDifference { Minuend = Outcome, Subtrahend = Before }, Decimals = 1,
        },
    ];

    private DaySpan? YearBefore() => period is { } span ? new DaySpan(span.First.AddYears(-1), span.Last.AddYears(-1)) : null;

    private static string Label(DaySpan? span, string otherwise) => span switch
    {
        null => otherwise,
        var (first, last) when first.DayOfYear == 1 && last.AddDays(1) == first.AddYears(1) => first.Year.ToString(CultureInfo.InvariantCulture),
        var (first, last) => string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM}–{last:yyyy-MM}"),
    };

    private static string Day(DateOnly? day, string otherwise) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? otherwise;
}
