namespace Finsam.Ledger.Domain.Sie;

/// <summary>What a SIE file says, as far as a ledger needs it. Amounts are öre, debit positive.</summary>
internal sealed class SieFile
{
    /// <summary>#SIETYP; 1 where the file does not say (4B 11: missing means type 1).</summary>
    public int Type { get; set; } = 1;

    /// <summary>The labels of its records, but for those of vouchers.</summary>
    public HashSet<string> Labels { get; } = [];

    /// <summary>#RAR: fiscal years by relative number, 0 the file's own.</summary>
    public Dictionary<int, DaySpan> FiscalYears { get; } = [];

    /// <summary>#KONTO with #KTYP, by account number.</summary>
    public Dictionary<string, SieAccount> Accounts { get; } = [];

    /// <summary>#OBJEKT: names by dimension and code.</summary>
    public Dictionary<(int Dimension, string Code), string> Objects { get; } = [];

    /// <summary>#DIM and #UNDERDIM, by number.</summary>
    public SortedDictionary<int, SieDimension> Dimensions { get; } = [];

    /// <summary>Records of <see cref="SieIdentification.Kept"/>, in the order of the file.</summary>
    public List<SieIdentification> Identification { get; } = [];

    /// <summary>#IB, #UB, #RES, #OIB, #OUB, #PSALDO and #PBUDGET of all years.</summary>
    public List<SieBalance> Balances { get; } = [];

    /// <summary>#VER in the order of the file.</summary>
    public List<SieVoucher> Vouchers { get; } = [];

    /// <summary>True when the file is of the import kind (4I): it neither declares all accounts nor carries balances.</summary>
    public bool IsImportKind => Type == 4 && Accounts.Count == 0 && Balances.Count == 0;
}
