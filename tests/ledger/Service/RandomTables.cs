using Finsam.Common.V1;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Tests.Service;

/// <summary>Tables of every kind of row and column, made at random, over the year 2017.</summary>
internal static class RandomTables
{
    private static readonly string[] Accounts = ["1930", "3010"];

    /// <summary>A table of ten rows and seven columns, with rows that sum rows before them.</summary>
    public static MoneyTable Make(Random random)
    {
        var table = new MoneyTable
        {
            Id = "prov",
            Source = "accounts",
            Unit = new[] { "kr", "kr2", "tkr", "tkr1" }[random.Next(4)],
            Columns =
            {
                new MoneyColumn { Label = "År", Code = "A" },
                new MoneyColumn { Label = "Del", From = $"2017-0{random.Next(1, 7)}-01", To = $"2017-{random.Next(7, 13):00}-15" },
                new MoneyColumn { Label = "Budget", Budget = "original" },
                new MoneyColumn { Label = "Året före", Relative = new ColumnPeriod { BackYears = 1 } },
                new MoneyColumn { Label = "Avvikelse", Diff = new ColumnDifference { Minuend = "A", Subtrahend = "Budget" } },
                new MoneyColumn { Label = "Andel", Share = new ColumnShare { Column = "A", Row = "R0" } },
                new MoneyColumn { Label = "Ändring", ChangePercent = new ColumnDifference { Minuend = "A", Subtrahend = "Året före" } },
            },
        };
        for (var i = 0; i < 10; i++)
        {
            var row = Row(random, i);
            (row.Label, row.Negate) = ($"R{i}", random.Next(2) == 0);
            table.Rows.Add(row);
        }

        return table;
    }

    private static MoneyRow Row(Random random, int number) => random.Next(number == 0 ? 6 : 8) switch
    {
        0 => new MoneyRow { Opening = Ranges(random) },
        1 => new MoneyRow { Closing = Ranges(random) },
        2 => new MoneyRow { Change = Ranges(random) },
        3 => new MoneyRow { Source = "projects", Projects = Names("301") },
        4 => new MoneyRow { Accounts = Ranges(random), Measure = "balance" },
        5 => new MoneyRow { Accounts = Ranges(random), Measure = random.Next(2) == 0 ? "movement" : "opening" },
        6 => new MoneyRow { Sum = Names($"R{random.Next(number)}", $"R{random.Next(number)}"), Less = Names($"R{random.Next(number)}") },
        _ => new MoneyRow { Sum = Names([.. Enumerable.Range(0, number).Select(i => $"R{i}")]) },
    };

    private static Labels Ranges(Random random) =>
        random.Next(3) == 0 ? Names("1000-8999") : Names(Accounts[random.Next(Accounts.Length)], $"{random.Next(2, 9)}000-8999");

    private static Labels Names(params string[] names) => new() { Values = { names } };
}
