using System.Globalization;
using Finsam.Ledger.Domain.Money;

namespace Finsam.Ledger.Tests;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 100)]
    [InlineData("-1.5", -150)]
    [InlineData("1250.05", 125005)]
    [InlineData(".5", 50)]
    [InlineData("7.", 700)]
    public void Amounts_are_read_as_ore(string text, long ore)
    {
        Assert.Equal(AmountFault.None, Ore.Read(text, out var read));
        Assert.Equal(ore, read);
    }

    [Theory]
    [InlineData("1499", "kr", "15")]
    [InlineData("1450", "kr", "15")]
    [InlineData("-1450", "kr", "-15")]
    [InlineData("-49", "kr", "0")]
    [InlineData("220449999", "tkr", "2204")]
    [InlineData("220450000", "tkr", "2205")]
    [InlineData("220450000", "tkr1", "2204.5")]
    [InlineData("-15000000", "mkr1", "-0.2")]
    [InlineData("12345", "kr2", "123.45")]
    public void Money_is_rounded_once_half_away_from_zero(string ore, string unit, string printed)
    {
        Assert.True(MoneyUnit.TryParse(unit, out var money));
        Assert.Equal(printed, money.Print(long.Parse(ore, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("antal")]
    [InlineData("tkr12")]
    [InlineData("1")]
    [InlineData("%")]
    public void What_is_no_unit_of_money_is_not_taken_for_one(string unit) => Assert.False(MoneyUnit.TryParse(unit, out _));
}
