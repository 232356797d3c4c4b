namespace Finsam.Ledger.Domain.Templates;

/// <summary>The statements on the Kommun-BAS chart.</summary>
internal static class KommunBasStatements
{
    /// <summary>The chart.</summary>
    public static StatementChart Chart { get; } = new(
        "kommun-bas",
        "Kommun-BAS",
        [
            new("INTÄKTER", "Verksamhetens intäkter", ["3000-3999"]),
            new("KOSTNADER", "Verksamhetens kostnader", ["4000-7899"]),
            new("AVSKRIVNINGAR", "Av- och nedskrivningar", ["7900-7999"]),
            new("NETTOKOSTNADER", "Verksamhetens nettokostnader", Sum: ["INTÄKTER", "KOSTNADER", "AVSKRIVNINGAR"]),
            new("SKATTEINTÄKTER", "Skatteintäkter", ["8000-8199"], IsRare: true),
            new("STATSBIDRAG", "Generella statsbidrag och utjämning", ["8200-8399"], IsRare: true),
            new("VERKSAMHETENS_RESULTAT", "Verksamhetens resultat", Sum: ["NETTOKOSTNADER", "SKATTEINTÄKTER", "STATSBIDRAG"]),
            new("FINANSIELLA_INTÄKTER", "Finansiella intäkter", ["8400-8499"]),
            new("FINANSIELLA_KOSTNADER", "Finansiella kostnader", ["8500-8699"]),
            new(
                "EFTER_FINANSIELLA",
                "Resultat efter finansiella poster",
                Sum: ["VERKSAMHETENS_RESULTAT", "FINANSIELLA_INTÄKTER", "FINANSIELLA_KOSTNADER"]),
            new("EXTRAORDINÄRA", "Extraordinära poster", ["8700-8899"], IsRare: true),
            new("RESULTAT", "Årets resultat", Sum: ["EFTER_FINANSIELLA", "EXTRAORDINÄRA"]),
        ],
        [
            .. AssetLines.All,
            new("EGET_KAPITAL_OCH_SKULDER", "Eget kapital, avsättningar och skulder"),
            new("ÅRETS_RESULTAT", "Årets resultat", ["2090-2099", "3000-8999"]),
            new("ÖVRIGT_EGET_KAPITAL", "Övrigt eget kapital", ["2000-2089"]),
            new("ÖVRIGA_POSTER", "Övriga poster", ["2100-2199"], IsRare: true),
            new("EGET_KAPITAL", "Summa eget kapital", Sum: ["ÅRETS_RESULTAT", "ÖVRIGT_EGET_KAPITAL", "ÖVRIGA_POSTER"]),
            new("AVSÄTTNINGAR", "Avsättningar", ["2200-2299"], IsRare: true),
            new("LÅNGFRISTIGA", "Långfristiga skulder", ["2300-2399"], IsRare: true),
            new("LEVERANTÖRSSKULDER", "Leverantörsskulder", ["2500-2599"]),
            new("ÖVRIGA_SKULDER", "Övriga kortfristiga skulder", ["2400-2499", "2600-2899"]),
            new("UPPLUPNA", "Upplupna kostnader och förutbetalda intäkter", ["2900-2999"]),
            new("KORTFRISTIGA", "Summa kortfristiga skulder", Sum: ["LEVERANTÖRSSKULDER", "ÖVRIGA_SKULDER", "UPPLUPNA"]),
            new(
                "SUMMA_SKULDER",
                "Summa eget kapital, avsättningar och skulder",
                Sum: ["EGET_KAPITAL", "AVSÄTTNINGAR", "LÅNGFRISTIGA", "KORTFRISTIGA"]),
        ],
        Depreciation: ["7900-7999"],
        ResultTransfer: ["8900-8999"]);
}
