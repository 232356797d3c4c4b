using Finsam.Ledger.V1;
using Finsam.Protos;

namespace Finsam.Reporting.Layouts;

/// <summary>Reads a column's rule for its days, which counts from the report's period.</summary>
internal static class ColumnPeriodReader
{
    private const int Months = 12;

    // Any days will do to try a rule with: whether it is one does not depend on them, so long as they are late enough.
    private static readonly DateOnly TryFrom = new(2001, 1, 1);
    private static readonly DateOnly TryTo = new(2001, 12, 31);

    /// <summary>The rule of the option <c>relative</c>, or null where there is none or it is wrong.</summary>
    public static ColumnPeriod? Read(OptionReader column)
    {
        if (column.Object("relative") is not { } reader)
        {
            return null;
        }

        var rule = new ColumnPeriod
        {
            Of = reader.Choice("of", ColumnPeriods.Bases) ?? "",
            FirstMonth = reader.Integer("first_month", 1, Months) ?? 0,
            LastMonth = reader.Integer("last_month", 1, Months) ?? 0,
            BackYears = reader.Integer("back_years", 0, ColumnPeriods.MostBack) ?? 0,
            BackPeriods = reader.Integer("back_periods", 0, ColumnPeriods.MostBack) ?? 0,
        };
        reader.Finish();
        if (column.Has("from") || column.Has("to"))
        {
            column.Note("relative", "har både `relative` och `from` eller `to`", "det ena av dem");
        }

        if (ColumnPeriods.Resolve(rule, TryFrom, TryTo) is not null)
        {
            return rule;
        }

        column.Note("relative", "`relative` är ingen regel för dagar", "med \"of\": \"months\" en första och en sista månad i ordning");
        return null;
    }
}
