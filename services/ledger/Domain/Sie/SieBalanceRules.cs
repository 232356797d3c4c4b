using System.Globalization;
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

        var movements = new SieMovements(file);
        foreach (var closing in file.Balances.Where(balance => balance is { Year: 0, Kind: BalanceKind.Closing or BalanceKind.Result }))
        {
            var opening = closing.Kind == BalanceKind.Closing ? openings?.GetValueOrDefault(closing.Account)?.AmountOre ?? 0 : 0;
            var computed = opening + movements.Of(closing.Account);
            if (computed != closing.AmountOre)
            {
                var label = closing.Kind == BalanceKind.Closing ? "#UB" : "#RES";
                warnings.Add(closing.Line, label, SieReason.SieClosingBalanceDiffers,
                    $"{label} för konto {closing.Account} är {Ore.Print(closing.AmountOre)}, "
                    + $"men verifikationerna ger {Ore.Print(computed)}.",
                    Ore.Print(computed));
            }
        }

        if (file.Vouchers.Count > 0)
        {
            var apart = new Dictionary<string, (int Line, int Count)>();
            CheckMonths(file, movements, apart, warnings);
            CheckObjects(file, movements, apart, warnings);
            foreach (var (dimension, (line, count)) in apart)
            {
                warnings.Add(line, "#TRANS objects", SieReason.SieObjectsNotInVouchers,
                    $"Verifikationerna har inga objekt i dimension {SieFields.Shown(dimension)}, men {count} poster (#PSALDO, #OUB) har belopp på sådana.");
            }
        }
    }

    private static void CheckMonths(SieFile file, SieMovements movements, Dictionary<string, (int Line, int Count)> apart, SieProblems warnings)
    {
        foreach (var told in file.Balances.Where(balance => balance is { Year: 0, Kind: BalanceKind.PeriodChange } && IsSummed(file, balance.Objects)))
        {
            var computed = movements.Of(told.Account, told.Period, told.Objects);
            if (computed != told.AmountOre && !IsApart(told, movements, apart))
            {
                warnings.Add(told.Line, "#PSALDO", SieReason.SiePeriodChangeDiffers,
                    $"#PSALDO {told.Period} för konto {told.Account}{Named(told.Objects)} är {Ore.Print(told.AmountOre)}, "
                    + $"men verifikationerna ger {Ore.Print(computed)}.",
                    Ore.Print(computed));
            }
        }
    }

    private static void CheckObjects(SieFile file, SieMovements movements, Dictionary<string, (int Line, int Count)> apart, SieProblems warnings)
    {
        var openings = file.Balances.Where(balance => balance is { Year: 0, Kind: BalanceKind.ObjectOpening, Objects.Count: 2 })
            .GroupBy(balance => (balance.Account, balance.Objects![0], balance.Objects[1]))
            .ToDictionary(same => same.Key, same => same.Last().AmountOre);
        foreach (var told in file.Balances.Where(balance => balance is { Year: 0, Kind: BalanceKind.ObjectClosing, Objects: not null }
            && IsSummed(file, balance.Objects)))
        {
            var opening = openings.GetValueOrDefault((told.Account, told.Objects![0], told.Objects[1]));
            var computed = opening + movements.Of(told.Account, "", told.Objects);
            if (computed != told.AmountOre && !IsApart(told, movements, apart))
            {
                warnings.Add(told.Line, "#OUB", SieReason.SieObjectBalanceDiffers,
                    $"#OUB för konto {told.Account}{Named(told.Objects)} är {Ore.Print(told.AmountOre)}, "
                    + $"men ingående balans och verifikationer ger {Ore.Print(computed)}.",
                    Ore.Print(computed));
            }
        }
    }

    // Some programs keep objects in balances alone. That is told once a dimension, not once a balance.
    private static bool IsApart(SieBalance told, SieMovements movements, Dictionary<string, (int Line, int Count)> apart)
    {
        if (told.Objects is not { } objects || movements.Has(objects[0]))
        {
            return false;
        }

        var (line, count) = apart.GetValueOrDefault(objects[0], (told.Line, 0));
        apart[objects[0]] = (line, count + 1);
        return true;
    }

    // Of one object, or none; a sub-dimension's code is joined to its parent's in balances and stands apart in rows (4B, #UNDERDIM).
    private static bool IsSummed(SieFile file, IReadOnlyList<string>? objects) => objects is null
        || (objects.Count == 2
            && !(int.TryParse(objects[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && file.Dimensions.TryGetValue(number, out var dimension) && dimension.Parent is not null));

    private static string Named(IReadOnlyList<string>? objects) => objects is null ? "" : $" {{{SieFields.Shown(string.Join(' ', objects))}}}";
}
