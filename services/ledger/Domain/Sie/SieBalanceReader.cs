using System.Globalization;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>Reads the records of balances, month's changes and budgets.</summary>
internal sealed class SieBalanceReader(SieFile file, SieFields fields, SieProblems warnings)
{
    /// <summary>Reads a record of one of these labels.</summary>
    public void Take(SieRecord record)
    {
        if (!fields.TryNumber(record, 0, "yearno", out var year))
        {
            return;
        }

        var (kind, hasPeriod, hasObjects) = record.Label switch
        {
            "#IB" => (BalanceKind.Opening, false, false),
            "#UB" => (BalanceKind.Closing, false, false),
            "#RES" => (BalanceKind.Result, false, false),
            "#OIB" => (BalanceKind.ObjectOpening, false, true),
            "#OUB" => (BalanceKind.ObjectClosing, false, true),
            "#PSALDO" => (BalanceKind.PeriodChange, true, true),
            _ => (BalanceKind.PeriodBudget, true, true),
        };
        var (periodAt, accountAt) = hasPeriod ? Places(record) : (-1, 1);
        var amountAt = Math.Max(periodAt, accountAt) + 1;
        IReadOnlyList<string>? objects = null;
        if (hasObjects)
        {
            objects = Objects(record, ref amountAt);
        }

        // Found in real files: an account that is no number, without a balance.
        if (!AccountRanges.TryNumber(record[accountAt], out _) && record[accountAt].Length > 0 && record[amountAt] is "0" or "0.00")
        {
            return;
        }

        if (fields.TryAccount(record, accountAt, out var account) & fields.TryAmount(record, amountAt, "balance", out var amount))
        {
            file.Balances.Add(new SieBalance(
                record.Line,
                kind,
                year,
                account,
                amount,
                hasPeriod ? fields.Text(record, periodAt, "period") : "",
                objects,
                fields.Quantity(record, amountAt + 1)));
        }
    }

    // Where period and account stand. Files with the account first have been seen; they are told.
    private (int Period, int Account) Places(SieRecord record)
    {
        if (IsPeriod(record[1]) || !IsPeriod(record[2]))
        {
            return (1, 2);
        }

        warnings.Add(record.Line, $"{record.Label} period", SieReason.SieFieldsSwapped, "Konto och period har bytt plats.", "ÅÅÅÅMM och därefter konto");
        return (2, 1);
    }

    private List<string>? Objects(SieRecord record, ref int at)
    {
        if (at >= record.Fields.Count || record.Fields[at].Objects is not { } objects)
        {
            warnings.Add(
                record.Line, $"{record.Label} objects", SieReason.SieObjectListMalformed, "Objektlistan saknas.", "{} eller {6 \"objekt\"}");
            return null;
        }

        at++;
        return objects.Count == 0 ? null : [.. objects];
    }

    private static bool IsPeriod(string text) =>
        DateOnly.TryParseExact(text, "yyyyMM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 2200;
}
