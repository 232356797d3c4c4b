namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// The opening balances of a file's own fiscal year: its #IB 0, or where it has none its #UB −1, which must then be there (SIE 4B 5.16).
/// </summary>
internal static class SieOpenings
{
    /// <summary>Opening balances by account; null when the file tells none. Of records for the same account the last counts.</summary>
    public static IReadOnlyDictionary<string, SieBalance>? Of(SieFile file) =>
        Last(file, BalanceKind.Opening, 0) ?? Last(file, BalanceKind.Closing, -1);

    /// <summary>Balances of one kind and relative year by account; null when there are none.</summary>
    public static IReadOnlyDictionary<string, SieBalance>? Last(SieFile file, BalanceKind kind, int year)
    {
        Dictionary<string, SieBalance>? balances = null;
        foreach (var balance in file.Balances)
        {
            if (balance.Kind == kind && balance.Year == year)
            {
                (balances ??= [])[balance.Account] = balance;
            }
        }

        return balances;
    }
}
