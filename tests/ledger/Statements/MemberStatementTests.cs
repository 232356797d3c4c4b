using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Domain.Statements;

namespace Finsam.Ledger.Tests.Statements;

public sealed class MemberStatementTests
{
    private static readonly ContributingMember[] Members =
    [
        new("Staten", [(2017, 2_900_000_00), (2016, 2_407_000_00)]),
        new("Kommunen", [(2017, 930_000_00), (2017, 500_00)]),
        new("Regionen", []),
    ];

    [Fact]
    public void Columns_are_the_years_of_contributions_newest_first()
    {
        Assert.Equal(["2017", "2016"], MemberStatement.DefaultColumns(Members).Select(column => column.Label));
    }

    [Fact]
    public void Rows_are_members_and_their_total_and_what_was_not_paid_is_empty()
    {
        Assert.True(MoneyUnit.TryParse("tkr", out var tkr));
        var rows = MemberStatement.Compute(
            Members, MoneyUnit.Kronor, [new("2017", 2017, tkr), new("2016", 2016, null), new("2010", 2010, null)]);

        Assert.Equal(["Staten", "Kommunen", "Regionen", "Totalt"], rows.Select(row => row.Label));
        Assert.Equal(["2900", "2407000", null], rows[0].Cells.Select(cell => cell.Value));
        Assert.Equal(["931", null, null], rows[1].Cells.Select(cell => cell.Value));
        Assert.Equal([null, null, null], rows[2].Cells.Select(cell => cell.Value));
        Assert.Equal([383_050_000L, 240_700_000L, null], rows[3].Cells.Select(cell => cell.AmountOre));
    }
}
