namespace Finsam.Ledger.Domain.Templates;

/// <summary>The statements on the BAS chart.</summary>
internal static class BasStatements
{
    /// <summary>The chart.</summary>
    public static StatementChart Chart { get; } = new(
        "bas",
        "BAS-kontoplanen",
        [
            new("INTÄKTER", "Verksamhetens intäkter", ["3000-3999"]),
            new("KOSTNADER", "Verksamhetens kostnader", ["4000-7699", "7900-7999"]),
            new("AVSKRIVNINGAR", "Av- och nedskrivningar", ["7700-7899"]),
            new("NETTOKOSTNADER", "Verksamhetens nettokostnader", Sum: ["INTÄKTER", "KOSTNADER", "AVSKRIVNINGAR"]),
            new("FINANSIELLA_INTÄKTER", "Finansiella intäkter", ["8000-8399"]),
            new("FINANSIELLA_KOSTNADER", "Finansiella kostnader", ["8400-8699"]),
            new("EFTER_FINANSIELLA", "Resultat efter finansiella poster", Sum: ["NETTOKOSTNADER", "FINANSIELLA_INTÄKTER", "FINANSIELLA_KOSTNADER"]),
            new("EXTRAORDINÄRA", "Extraordinära poster", ["8700-8799"], IsRare: true),
            new("DISPOSITIONER", "Bokslutsdispositioner och skatt", ["8800-8989"], IsRare: true),
            new("RESULTAT", "Årets resultat", Sum: ["EFTER_FINANSIELLA", "EXTRAORDINÄRA", "DISPOSITIONER"]),
        ],
        [
            .. AssetLines.All,
            new("EGET_KAPITAL_OCH_SKULDER", "Eget kapital, avsättningar och skulder"),
            new("ÅRETS_RESULTAT", "Årets resultat", ["2099", "3000-8999"]),
            new("ÖVRIGT_EGET_KAPITAL", "Övrigt eget kapital", ["2000-2098"]),
            new("OBESKATTADE", "Obeskattade reserver", ["2100-2199"], IsRare: true),
            new("EGET_KAPITAL", "Summa eget kapital", Sum: ["ÅRETS_RESULTAT", "ÖVRIGT_EGET_KAPITAL", "OBESKATTADE"]),
            new("PENSIONER", "Avsättningar för pensioner", ["2210-2239"], IsRare: true),
            new("ANDRA_AVSÄTTNINGAR", "Andra avsättningar", ["2200-2209", "2240-2299"], IsRare: true),
            new("AVSÄTTNINGAR", "Summa avsättningar", Sum: ["PENSIONER", "ANDRA_AVSÄTTNINGAR"]),
            new("LÅNGFRISTIGA", "Långfristiga skulder", ["2300-2399"], IsRare: true),
            new("LEVERANTÖRSSKULDER", "Leverantörsskulder", ["2440-2449"]),
            new("ÖVRIGA_SKULDER", "Övriga kortfristiga skulder", ["2400-2439", "2450-2899"]),
            new("UPPLUPNA", "Upplupna kostnader och förutbetalda intäkter", ["2900-2999"]),
            new("KORTFRISTIGA", "Summa kortfristiga skulder", Sum: ["LEVERANTÖRSSKULDER", "ÖVRIGA_SKULDER", "UPPLUPNA"]),
            new(
                "SUMMA_SKULDER",
                "Summa eget kapital, avsättningar och skulder",
                Sum: ["EGET_KAPITAL", "AVSÄTTNINGAR", "LÅNGFRISTIGA", "KORTFRISTIGA"]),
        ],
        Depreciation: ["7700-7899"],
        ResultTransfer: ["8990-8999"]);
}
