using System.Globalization;
using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Domain;

public class ReportDefinitionTests
{
    [Theory]
    [InlineData("2017-01-01", "2017-12-31", "arsredovisning", "Årsredovisning 2017")]
    [InlineData("2019-01-01", "2019-08-31", "delarsbokslut", "Delårsbokslut januari–augusti 2019")]
    [InlineData("2019-02-01", "2019-02-28", "delarsbokslut", "Delårsbokslut februari 2019")]
    [InlineData("2019-01-15", "2019-08-31", "delarsbokslut", "Delårsbokslut 2019-01-15 – 2019-08-31")]
    public void The_title_names_kind_and_period(string from, string to, string kind, string title)
    {
        var definition = Make.Definition() with
        {
            Kind = kind,
            Period = new ReportPeriod(Day(from), Day(to)),
        };
        Assert.Equal(title, definition.Title);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
