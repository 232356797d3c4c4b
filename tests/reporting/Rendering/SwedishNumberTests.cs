using Finsam.Reporting.Rendering;
using Xunit;

namespace Finsam.Reporting.Tests.Rendering;

public class SwedishNumberTests
{
    [Theory]
    [InlineData("2204", "tkr", "2\u00a0204")]
    [InlineData("-1234567", "kr", "\u22121\u00a0234\u00a0567")]
    [InlineData("2.2", "mkr1", "2,2")]
    [InlineData("2", "mkr1", "2,0")]
    [InlineData("3.04", "antal", "3,04")]
    [InlineData("999", "antal", "999")]
    [InlineData("0.5", "kr", "0,5")]
    public void Numbers_are_written_as_in_Swedish_print(string number, string unit, string printed) =>
        Assert.Equal(printed, SwedishNumber.Format(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), unit));

    [Fact]
    public void Zero_is_never_negative()
    {
        Assert.Equal("0", SwedishNumber.Format(-0.0m, 0));
        Assert.Equal("0", SwedishNumber.Format(-0.4m, 0));
    }

    [Theory]
    [InlineData(0.5, "1")]
    [InlineData(-0.5, "\u22121")]
    [InlineData(2.5, "3")]
    public void Halves_round_away_from_zero(double number, string printed) =>
        Assert.Equal(printed, SwedishNumber.Format((decimal)number, 0));
}
