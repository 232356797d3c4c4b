using Finsam.Common.V1;
using Finsam.Ledger.V1;

namespace Finsam.Ledger.Tests.Service;

public sealed class ComputeTablesTests
{
    private static readonly Period Period = new() { From = "2017-01-01", To = "2017-12-31" };

    [Fact]
    public async Task Tables_are_summed_from_vouchers_and_the_periods_budget()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.ImportAsync(LedgerForbund.Year(Sie.SieText.Voucher(amount: "1499.50")));
        var put = new PutBudgetRequest
        {
            RequestId = "budget-1",
            Forbund = forbund.Slug,
            Period = Period,
            Rows =
            {
                new BudgetRow
                {
                    Version = "original",
                    DecidedOn = "2016-11-23",
                    Project = "301",
                    From = Period.From,
                    To = Period.To,
                    AmountOre = 100_000,
                },
            },
        };
        Assert.True((await forbund.Client.PutBudgetAsync(put)).Changed);
        put.RequestId = "budget-2";
        Assert.False((await forbund.Client.PutBudgetAsync(put)).Changed);

        var answer = await forbund.Client.ComputeTablesAsync(Request(forbund.Slug));

        var row = answer.Tables[0].Rows[0];
        Assert.Equal(["1000", "1500", "500", "100"], row.Cells.Select(cell => cell.Value));
        Assert.Equal([100_000L, 149_950L, 49_950L, 0L], row.Cells.Select(cell => cell.AmountOre));
        Assert.Equal("%", answer.Tables[0].Columns[3].Unit);
        Assert.False(answer.Tables[0].Rows[1].Cells[0].HasValue);
        Assert.Equal(("ledger", 2L), (answer.AsOf.Source, answer.AsOf.Position));

        await forbund.PostAsync(100);
        Assert.Equal(3L, (await forbund.Client.ComputeTablesAsync(Request(forbund.Slug))).AsOf.Position);
    }

    [Fact]
    public async Task Another_periods_budget_is_left_out()
    {
        var forbund = await LedgerForbund.NewAsync();
        await forbund.OpenYearAsync();
        var request = Request(forbund.Slug);

        var answer = await forbund.Client.ComputeTablesAsync(request);

        Assert.Equal("0", answer.Tables[0].Rows[0].Cells[0].Value);
    }

    private static ComputeTablesRequest Request(string slug) => new()
    {
        Forbund = slug,
        Period = Period,
        Tables =
        {
            new MoneyTable
            {
                Id = "utfall",
                Source = "projects",
                Unit = "kr",
                Columns =
                {
                    new MoneyColumn { Label = "Budget", Budget = "original" },
                    new MoneyColumn { Label = "Utfall" },
                    new MoneyColumn { Label = "Avvikelse", Diff = new ColumnDifference { Minuend = "Utfall", Subtrahend = "Budget" } },
                    new MoneyColumn { Label = "Andel", Share = new ColumnShare { Column = "Utfall", Row = "Summa" } },
                },
                Rows =
                {
                    new MoneyRow { Label = "301", Projects = new Labels { Values = { "301" } } },
                    new MoneyRow { Label = "Rubrik" },
                    new MoneyRow { Label = "Summa", Projects = new Labels { Values = { "301" } } },
                },
            },
        },
    };
}
