namespace Finsam.Reporting.Domain;

/// <summary>A span of days, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; never before <paramref name="From"/>.</param>
internal sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    private static readonly string[] Months =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    /// <summary>True when the span is one whole calendar year.</summary>
    public bool IsCalendarYear => From is { Month: 1, Day: 1 } && To is { Month: 12, Day: 31 } && From.Year == To.Year;

    /// <summary>The span in words: "2017", "januari–augusti 2019", or its days where it is not whole months of one year.</summary>
    public string InWords => this switch
    {
        { IsCalendarYear: true } => $"{From.Year}",
        { IsWholeMonths: true } when From.Month == To.Month => $"{Months[From.Month - 1]} {From.Year}",
        { IsWholeMonths: true } => $"{Months[From.Month - 1]}–{Months[To.Month - 1]} {From.Year}",
        _ => $"{From:yyyy-MM-dd} – {To:yyyy-MM-dd}",
    };

    private bool IsWholeMonths => From.Day == 1 && From.Year == To.Year && To.Day == DateTime.DaysInMonth(To.Year, To.Month);
}
