using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Checks that a file's vouchers can be posted: they balance, lie in the fiscal year, use accounts that are known and numbers that are
/// unique.
/// </summary>
internal sealed class SieVoucherRules(SieFile file, DaySpan fiscalYear, IReadOnlySet<string> knownAccounts, SieReading reading)
{
    private readonly SieProblems problems = reading.Problems;
    private readonly SieProblems warnings = reading.Warnings;
    private readonly HashSet<string> objectsTold = [];

    /// <summary>Checks every voucher.</summary>
    public void Check()
    {
        var seen = new Dictionary<(string, string), int>();
        foreach (var voucher in file.Vouchers)
        {
            if (voucher.Number.Length > 0 && !seen.TryAdd((voucher.Series, voucher.Number), voucher.Line))
            {
                problems.Add(voucher.Line, "#VER number", SieReason.SieVoucherNumberDuplicate,
                    $"Verifikation {voucher.Name} finns redan på rad {seen[(voucher.Series, voucher.Number)]}.",
                    "ett nummer en gång i varje serie");
            }

            CheckDate(voucher.Line, "#VER date", voucher.Date);
            foreach (var row in voucher.Rows)
            {
                Check(row);
            }

            CheckBalance(voucher);
        }

        TellGaps();
    }

    private void Check(SieTransaction row)
    {
        if (row.Date is { } date)
        {
            CheckDate(row.Line, "#TRANS date", date);
        }

        if (!file.Accounts.ContainsKey(row.Account) && !knownAccounts.Contains(row.Account))
        {
            problems.Add(row.Line, "#TRANS account", SieReason.SieAccountUndeclared,
                $"Kontot {row.Account} finns varken i filen (#KONTO) eller i kontoplanen.", "ett konto med #KONTO");
        }

        if (row.Project.Length > 0 && !file.IsImportKind
            && !file.Objects.ContainsKey((SieVoucherReader.ProjectDimension, row.Project)) && objectsTold.Add(row.Project))
        {
            warnings.Add(row.Line, "#TRANS objects", SieReason.SieObjectUndeclared,
                $"Projektet {SieFields.Shown(row.Project)} saknar #OBJEKT; det läggs upp utan namn.", "#OBJEKT 6");
        }
    }

    private void CheckDate(int line, string field, DateOnly date)
    {
        if (!fiscalYear.Contains(date))
        {
            problems.Add(line, field, SieReason.SieDateOutsideFiscalYear,
                $"{date:yyyy-MM-dd} ligger utanför räkenskapsåret {fiscalYear}.", $"{fiscalYear}");
        }
    }

    private void CheckBalance(SieVoucher voucher)
    {
        if (voucher.IsDamaged)
        {
            return;
        }

        if (voucher.Rows.Count == 0)
        {
            // Kept, for a voucher left out would leave its number open (numbers are unbroken).
            warnings.Add(voucher.Line, "#VER", SieReason.SieVoucherEmpty, $"Verifikation {voucher.Name} har inga rader.", "#TRANS-rader");
            return;
        }

        var sum = voucher.Rows.Aggregate(Int128.Zero, (total, row) => total + row.AmountOre);
        if (sum != 0)
        {
            problems.Add(voucher.Line, "#VER", SieReason.SieVoucherUnbalanced,
                $"Verifikation {voucher.Name} balanserar inte: "
                + $"differensen är {Ore.Print((long)Int128.Clamp(sum, -Ore.Largest, Ore.Largest))}.",
                "debet lika med kredit på öret");
        }
    }

    private void TellGaps()
    {
        foreach (var series in file.Vouchers.GroupBy(voucher => voucher.Series))
        {
            var numbers = series.Select(voucher => VoucherNumber(voucher.Number)).Where(number => number > 0).Distinct().Order().ToList();
            var missing = numbers.Count == 0 ? 0 : numbers[^1] - numbers[0] + 1 - numbers.Count;
            if (missing > 0)
            {
                warnings.Add(series.First().Line, "#VER number", SieReason.SieVoucherNumberGap,
                    $"Serien {(series.Key.Length == 0 ? "utan beteckning" : series.Key)} "
                    + $"saknar {missing} nummer mellan {numbers[0]} och {numbers[^1]}.",
                    "obruten nummerföljd");
            }
        }
    }

    /// <summary>A voucher's number as a number; 0 when it is none.</summary>
    public static long VoucherNumber(string number) =>
        number.Length is > 0 and <= 15 && number.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
            ? long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
            : 0;
}
