using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// Compares a file's balances with each other and with its vouchers. Real files break these rules for reasons of their own, so what is
/// found is told as a warning; the books are summed from vouchers and opening balances alone.
/// </summary>
internal static class SieBalanceRules
{
    /// <summary>Adds a warning for each rule that is broken.</summary>
    public static void Check(SieFile file, SieProblems warnings)
    {
        if (file.IsImportKind)
        {
            return;
        }

        var openings = SieOpenings.Of(file);
        if (openings is null)
        {
            warnings.Add(0, "#IB", SieReason.SieOpeningBalanceMissing, "Filen saknar ingående balanser för året.", "#IB 0");
        }
        else if (openings.Values.Sum(balance => balance.AmountOre) is var sum and not 0)
        {
            warnings.Add(openings.Values.First().Line, "#IB", SieReason.SieOpeningBalanceUnbalanced,
                $"Ingående balanser summerar till {Ore.Print(sum)}; ofta är föregående års resultat inte omfört.", "summan 0");
        }

        CheckClosing(file, openings, warnings);
    }

    private static void CheckClosing(SieFile file, IReadOnlyDictionary<string, SieBalance>? openings, SieProblems warnings)
    {
        if (file.Type != 4)
        {
            return;
        }

        var moved = new Dictionary<string, long>();
        foreach (var row in file.Vouchers.SelectMany(voucher => voucher.Rows))
        {
            moved[row.Account] = moved.GetValueOrDefault(row.Account) + row.AmountOre;
        }

        foreach (var closing in file.Balances.Where(balance => balance is { Year: 0, Kind: BalanceKind.Closing or BalanceKind.Result }))
        {
            var opening = closing.Kind == BalanceKind.Closing ? openings?.GetValueOrDefault(closing.Account)?.AmountOre ?? 0 : 0;
            var computed = opening + moved.GetValueOrDefault(closing.Account);
            if (computed != closing.AmountOre)
            {
                var label = closing.Kind == BalanceKind.Closing ? "#UB" : "#RES";
                warnings.Add(closing.Line, label, SieReason.SieClosingBalanceDiffers,
                    $"{label} för konto {closing.Account} är {Ore.Print(closing.AmountOre)}, "
                    + $"men verifikationerna ger {Ore.Print(computed)}.",
                    Ore.Print(computed));
            }
        }
    }
}
