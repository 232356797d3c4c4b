namespace Finsam.Ledger.Domain.Sie;

/// <summary>Finds the fiscal year that a file's vouchers belong to.</summary>
internal static class SieFiscalYear
{
    /// <summary>
    /// The year of #RAR 0, or for a file without one (4I) the known year that its vouchers lie in. Null, and a problem, when there is none
    /// or it overlaps another.
    /// </summary>
    public static DaySpan? Of(SieFile file, IReadOnlyList<DaySpan> known, SieProblems problems)
    {
        if (file.FiscalYears.TryGetValue(0, out var told))
        {
            if (known.FirstOrDefault(year => year != told && year.Overlaps(told)) is var other && other != default)
            {
                problems.Add(
                    0,
                    "#RAR",
                    SieReason.SieFiscalYearOverlaps,
                    $"Räkenskapsåret {told} överlappar {other}, som redan finns.",
                    other.ToString());
                return null;
            }

            return told;
        }

        if (file.Vouchers.Count == 0)
        {
            problems.Add(0, "#RAR", SieReason.SieFiscalYearMissing, "Filen anger inget räkenskapsår.", "#RAR 0 ÅÅÅÅMMDD ÅÅÅÅMMDD");
            return null;
        }

        var first = file.Vouchers[0];
        var found = known.FirstOrDefault(year => year.Contains(first.Date));
        if (found == default)
        {
            problems.Add(first.Line, "#RAR", SieReason.SieFiscalYearUnknown,
                $"Filen anger inget räkenskapsår, och {first.Date:yyyy-MM-dd} ligger i inget som finns.",
                "#RAR 0, eller ett år som redan är inläst");
            return null;
        }

        return found;
    }
}
