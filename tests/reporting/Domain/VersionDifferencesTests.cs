using Finsam.Reporting.Domain;
using Xunit;

namespace Finsam.Reporting.Tests.Domain;

public class VersionDifferencesTests
{
    [Fact]
    public void Figures_that_differ_appear_and_go_are_told_one_by_one()
    {
        var before = Report(Make.Table("t", "kr", ["2017"], ("a", [1]), ("b", [2]), ("borta", [3])));
        var after = Report(Make.Table("t", "kr", ["2017"], ("a", [1.0m]), ("b", [5]), ("ny", [null])), Make.Table("u", "tkr", ["x"], ("y", [9])));
        Assert.Equal(
            [("t", "a", "1", "1.0"), ("t", "b", "2", "5"), ("u", "y", null, "9"), ("t", "borta", "3", null)],
            VersionDifferences.Between(before, after).Select(one => (one.Table, one.Row, one.Before, one.After)));
    }

    [Fact]
    public void A_share_differs_by_itself_and_what_is_withheld_is_no_number()
    {
        var before = Report(Make.WithCell("t", "r", "k", new ComposedCell(7, Share: 35)), Make.WithCell("u", "r", "k", new ComposedCell(4)));
        var after = Report(
            Make.WithCell("t", "r", "k", new ComposedCell(7, Share: 36)),
            Make.WithCell("u", "r", "k", new ComposedCell(null, Suppressed: true)));
        Assert.Equal(
            [(true, "35", "36"), (false, "4", VersionDifferences.Withheld)],
            VersionDifferences.Between(before, after).Select(one => (one.IsShare, one.Before!, one.After!)));
    }

    [Fact]
    public void Texts_differ_by_name()
    {
        var before = new ComposedReport(Make.Definition(new ReportSection("1.md", "a"), new ReportSection("2.md", "b")), []);
        var after = new ComposedReport(Make.Definition(new ReportSection("1.md", "a"), new ReportSection("3.md", "c")), []);
        Assert.Equal(
            [("2.md", "b", null), ("3.md", null, "c")],
            VersionDifferences.Between(before, after).Select(one => (one.Section!, one.Before, one.After)));
    }

    private static ComposedReport Report(params ComposedTable[] tables) => new(Make.Definition(), tables);
}
