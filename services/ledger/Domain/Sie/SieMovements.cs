using System.Globalization;

namespace Finsam.Ledger.Domain.Sie;

/// <summary>What a file's vouchers move, by account, and by each object and month that its balances tell of.</summary>
internal sealed class SieMovements
{
    private readonly Dictionary<string, long> accounts = [];
    private readonly Dictionary<(string Account, string Month, string Object), long> parts = [];
    private readonly HashSet<string> dimensions = [];

    /// <summary>Sums the vouchers of a file; months and objects only where the file has balances of them.</summary>
    public SieMovements(SieFile file)
    {
        var hasParts = file.Balances.Exists(balance => balance.Kind is BalanceKind.PeriodChange or BalanceKind.ObjectClosing);
        foreach (var voucher in file.Vouchers)
        {
            foreach (var row in voucher.Rows)
            {
                accounts[row.Account] = accounts.GetValueOrDefault(row.Account) + row.AmountOre;
                if (hasParts)
                {
                    AddParts(row, (row.Date ?? voucher.Date).ToString("yyyyMM", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    /// <summary>What is booked on an account.</summary>
    public long Of(string account) => accounts.GetValueOrDefault(account);

    /// <summary>What is booked on an account in a month, or in all of them, and on an object, or on all and none.</summary>
    /// <param name="account">Account.</param>
    /// <param name="month"><c>YYYYMM</c>; empty: the whole year.</param>
    /// <param name="objects">Dimension and object; null: the account as a whole.</param>
    public long Of(string account, string month, IReadOnlyList<string>? objects) =>
        parts.GetValueOrDefault((account, month, objects is null ? "" : Key(objects[0], objects[1])));

    /// <summary>True when a row names an object of the dimension.</summary>
    public bool Has(string dimension) => dimensions.Contains(dimension);

    private void AddParts(SieTransaction row, string month)
    {
        var objects = SieObjects.List(row.Project, row.OtherObjects);
        Add(row, month, "");
        for (var i = 0; i + 1 < objects.Length; i += 2)
        {
            dimensions.Add(objects[i]);
            Add(row, month, Key(objects[i], objects[i + 1]));
            Add(row, "", Key(objects[i], objects[i + 1]));
        }
    }

    private void Add(SieTransaction row, string month, string key)
    {
        var part = (row.Account, month, key);
        parts[part] = parts.GetValueOrDefault(part) + row.AmountOre;
    }

    private static string Key(string dimension, string code) => $"{dimension}\u001F{code}";
}
