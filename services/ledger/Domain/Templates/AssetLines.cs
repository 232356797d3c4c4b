namespace Finsam.Ledger.Domain.Templates;

/// <summary>Lines of assets: class 1 has the same groups in BAS and Kommun-BAS.</summary>
internal static class AssetLines
{
    /// <summary>Assets (LKBR 6 kap.).</summary>
    public static IReadOnlyList<StatementLine> All { get; } =
    [
        new("TILLGÅNGAR", "Tillgångar"),
        new("IMMATERIELLA", "Immateriella anläggningstillgångar", ["1000-1099"], IsRare: true),
        new("MARK", "Mark, byggnader och tekniska anläggningar", ["1100-1199"], IsRare: true),
        new("INVENTARIER", "Maskiner och inventarier", ["1200-1299"]),
        new("FINANSIELLA_TILLGÅNGAR", "Finansiella anläggningstillgångar", ["1300-1399"], IsRare: true),
        new("ANLÄGGNINGSTILLGÅNGAR", "Summa anläggningstillgångar", Sum: ["IMMATERIELLA", "MARK", "INVENTARIER", "FINANSIELLA_TILLGÅNGAR"]),
        new("FÖRRÅD", "Förråd", ["1400-1499"], IsRare: true),
        new("FORDRINGAR", "Fordringar", ["1500-1799"]),
        new("PLACERINGAR", "Kortfristiga placeringar", ["1800-1899"]),
        new("KASSA_OCH_BANK", "Kassa och bank", ["1900-1999"]),
        new("OMSÄTTNINGSTILLGÅNGAR", "Summa omsättningstillgångar", Sum: ["FÖRRÅD", "FORDRINGAR", "PLACERINGAR", "KASSA_OCH_BANK"]),
        new("SUMMA_TILLGÅNGAR", "Summa tillgångar", Sum: ["ANLÄGGNINGSTILLGÅNGAR", "OMSÄTTNINGSTILLGÅNGAR"]),
    ];
}
