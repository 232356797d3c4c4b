using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;

namespace Finsam.Ledger.Periods;

/// <summary>
/// What a new fiscal year must be: the calendar year (LKBR 1 kap. 5 §), or with a reason another span of whole months, beside the years
/// that are there.
/// </summary>
internal static class NewFiscalYear
{
    /// <summary>Most months of a year that is no calendar year (BFL 3 kap. 3 §, which LKBR has no counterpart to).</summary>
    private const int MostMonths = 18;

    /// <summary>
    /// Refuses, in order: <c>FiscalYearInvalid</c>, <c>ReasonMissing</c>, <c>FiscalYearOverlaps</c>, <c>FiscalYearApart</c>.
    /// </summary>
    /// <param name="fields">Collects the refusals.</param>
    /// <param name="year">The new year.</param>
    /// <param name="years">Those that are there.</param>
    /// <param name="reason">Why it is no calendar year.</param>
    /// <param name="firstField">Field that its first day comes from.</param>
    /// <param name="lastField">Field that its last day comes from.</param>
    public static void Check(
        RequestFields fields, DaySpan year, IReadOnlyList<DaySpan> years, string reason, string firstField, string lastField)
    {
        if (year.First.Day != 1 || year.Last.AddDays(1).Day != 1 || year.Last < year.First || year.Last >= year.First.AddMonths(MostMonths))
        {
            fields.Refuse(
                LedgerReason.FiscalYearInvalid, lastField, $"{year} är inget räkenskapsår.", $"hela månader, högst {MostMonths}");
        }
        else if ((year.First.DayOfYear != 1 || year.Last != new DateOnly(year.First.Year, 12, 31)) && reason.Length == 0)
        {
            fields.Refuse(
                LedgerReason.ReasonMissing, "reason", $"{year} är inget kalenderår (1 kap. 5 § LKBR).", "kalenderår, eller skälet till avvikelsen");
        }

        if (years.Where(known => known.Overlaps(year)).Select(known => known.ToString()).FirstOrDefault() is { } overlapped)
        {
            fields.Refuse(
                LedgerReason.FiscalYearOverlaps, firstField, $"{year} har dagar i räkenskapsåret {overlapped}.", "dagar som inte finns i ett annat år");
        }
        else if (years.Count > 0 && !years.Any(known => known.Last.AddDays(1) == year.First || year.Last.AddDays(1) == known.First))
        {
            fields.Refuse(
                LedgerReason.FiscalYearApart, firstField, $"{year} gränsar inte till något räkenskapsår.", "ett år som börjar dagen efter ett annat");
        }
    }
}
