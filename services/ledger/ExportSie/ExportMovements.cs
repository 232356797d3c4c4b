using Dapper;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Storage;

namespace Finsam.Ledger.ExportSie;

/// <summary>What a year's vouchers moved.</summary>
internal sealed class ExportMovements
{
    /// <summary>By account.</summary>
    public Dictionary<string, (long Ore, decimal Quantity)> Accounts { get; } = [];

    /// <summary>By account and one object.</summary>
    public Dictionary<(string Account, string Dimension, string Code), (long Ore, decimal Quantity)> Objects { get; } = [];

    /// <summary>By month, account and one object; dimension and code are empty for the account as a whole.</summary>
    public Dictionary<(string Period, string Account, string Dimension, string Code), (long Ore, decimal Quantity)> Months { get; } = [];

    /// <summary>True when the year has vouchers.</summary>
    public bool HasVouchers { get; private init; }

    /// <summary>Sums them.</summary>
    public static async Task<ExportMovements> ReadAsync(ExportSnapshot books, DaySpan year)
    {
        var movements = new ExportMovements
        {
            HasVouchers = await books.Connection.ExecuteScalarAsync<bool>(books.Command(
                "select exists (select from voucher where forbund_id = @Forbund and fiscal_year = @First)", new { books.Forbund, year.First })),
        };
        var rows = await books.Connection.QueryAsync<(
            string Account, string Period, string Project, string? Dimensions, long Ore, decimal Quantity)>(books.Command("""
            select p.account, to_char(p.date, 'YYYYMM'), p.project, p.dimensions::text, sum(p.amount_ore)::bigint, coalesce(sum(d.quantity), 0)
            from posting p
            left join posting_detail d on d.forbund_id = p.forbund_id and d.voucher_id = p.voucher_id and d.row_no = p.row_no
            where p.forbund_id = @Forbund and p.date between @First and @Last
            group by 1, 2, 3, 4
            """, new { books.Forbund, year.First, year.Last }));
        foreach (var (account, period, project, dimensions, ore, quantity) in rows)
        {
            Add(movements.Accounts, account, ore, quantity);
            Add(movements.Months, (period, account, "", ""), ore, quantity);
            var objects = SieObjects.List(project, DimensionsJson.Read(dimensions));
            for (var i = 0; i + 1 < objects.Length; i += 2)
            {
                Add(movements.Objects, (account, objects[i], objects[i + 1]), ore, quantity);
                Add(movements.Months, (period, account, objects[i], objects[i + 1]), ore, quantity);
            }
        }

        return movements;
    }

    private static void Add<TKey>(Dictionary<TKey, (long Ore, decimal Quantity)> sums, TKey key, long ore, decimal quantity)
        where TKey : notnull
    {
        var (soFar, quantitySoFar) = sums.GetValueOrDefault(key);
        sums[key] = (soFar + ore, quantitySoFar + quantity);
    }
}
