using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.Tests.Sie;

/// <summary>
/// What becomes of each file of the folder that FINSAM_SIE_SAMPLES names: refused for the reason in the table, or, as all that are not in
/// it, read.
/// </summary>
internal static class RealFileVerdicts
{
    private static readonly Dictionary<string, (SieReason Reason, string Why)> Refused = new()
    {
        ["avendo_4e_badbalance.se"] = (SieReason.SieVoucherUnbalanced, "Voucher B 1 does not balance; it was made so."),
        ["softonexe_4e_brokenquote_unbalanced.se"] = (SieReason.SieVoucherUnbalanced, "One voucher is 2.00 off in the source."),
        ["softone_4e_linebreak_diff.se"] = (SieReason.SieAccountNotNumeric, "Vouchers post on the account DIFF, which is no number."),
        ["bl_typ4.se"] = (SieReason.SieVoucherNumberDuplicate, "Several vouchers have the same number in a series."),
    };

    /// <summary>What import files (4I) lack without the accounts and years of a ledger.</summary>
    public static IReadOnlyList<SieReason> OfImportFiles { get; } =
        [SieReason.SieAccountUndeclared, SieReason.SieFiscalYearUnknown, SieReason.SieFiscalYearMissing];

    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Paths =>
    [
        .. Directory.EnumerateFiles(SamplesFactAttribute.Folder!).Where(path => Path.GetExtension(path) is ".se" or ".si")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The reason that a file is refused for; null when it is read.</summary>
    public static SieReason? Of(string path) => Refused.TryGetValue(Path.GetFileName(path), out var verdict) ? verdict.Reason : null;

    /// <summary>A file's fiscal year, and the file after one that opens the books that it lacks.</summary>
    public static (string Year, byte[][] Files) Books(string path)
    {
        var content = File.ReadAllBytes(path);
        var file = SieReader.Read(content).File;
        var days = file.Vouchers.Select(voucher => voucher.Date).DefaultIfEmpty(new DateOnly(2017, 1, 1)).ToList();
        var (first, last) = file.FiscalYears.TryGetValue(0, out var told)
            ? (told.First, told.Last)
            : MonthsOf(days.Min(), days.Max());
        var accounts = file.Vouchers.SelectMany(voucher => voucher.Rows).Select(row => row.Account).Where(account => !file.Accounts.ContainsKey(account))
            .Distinct().Select(account => $"#KONTO {account} \"Konto\"\n#IB 0 {account} 0.00\n").ToList();
        var opening = $"#FORMAT PC8\n#SIETYP 4\n#FNAMN \"Prov\"\n#RAR 0 {first:yyyyMMdd} {last:yyyyMMdd}\n{string.Concat(accounts)}";
        return ($"{first:yyyy-MM-dd}", accounts.Count == 0 && file.FiscalYears.ContainsKey(0) ? [content] : [SieText.Cp437(opening), content]);
    }

    // The calendar year of the days, or, where they lie in two, the months from the first to the last: no fiscal year is longer than 18.
    private static (DateOnly First, DateOnly Last) MonthsOf(DateOnly from, DateOnly to) => from.Year == to.Year
        ? (new DateOnly(from.Year, 1, 1), new DateOnly(from.Year, 12, 31))
        : (new DateOnly(from.Year, from.Month, 1), new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));
}
