using System.Text;
using Finsam.Cli.Cases;

namespace Finsam.Cli.Tests;

public sealed class BudgetFileTests
{
    private const string Header = "version;decided_on;project;account;from;to;amount\n";
    private const string Row = "revised;2016-11-23;101;;2017-01-01;2017-12-31;-155000.50\n";

    [Fact]
    public void Rows_are_read_as_exact_ore_with_their_lines()
    {
        var row = Assert.Single(Read(Encoding.UTF8.GetBytes(Header + Row)));
        Assert.Equal((2, -15_500_050L, "101", ""), (row.Line, row.Row.AmountOre, row.Row.Project, row.Row.Account));
    }

    [Theory]
    [InlineData("-155000.50", "-155000,50", "amount")]
    [InlineData("-155000.50", "-155000.505", "amount")]
    [InlineData("-155000.50", "", "amount")]
    [InlineData("2016-11-23", "23/11 2016", "decided_on")]
    [InlineData("2017-12-31", "2017-13-31", "to")]
    public void A_problem_names_line_and_column(string old, string fresh, string column)
    {
        var text = Header + Row + Row.Replace(old, fresh, StringComparison.Ordinal);
        var failure = Assert.Throws<CaseException>(() => Read(Encoding.UTF8.GetBytes(text)));
        var problem = Assert.Single(failure.Problems);
        Assert.Equal((3, column), (problem.Line, problem.Field));
    }

    [Theory]
    [InlineData(";101;", ";1\"01;", "project")]
    [InlineData(";101;", ";\"101\"x;", "project")]
    [InlineData("-155000.50", "-155000.50;12", "")]
    public void A_quote_within_a_field_or_a_field_too_many_is_refused(string old, string fresh, string column)
    {
        var text = Header + Row + Row.Replace(old, fresh, StringComparison.Ordinal) + Row;
        var problem = Assert.Single(Assert.Throws<CaseException>(() => Read(Encoding.UTF8.GetBytes(text))).Problems);
        Assert.Equal((3, column), (problem.Line, problem.Field));
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var failure = Assert.Throws<CaseException>(() => Read("version;project;amount\n"u8.ToArray()));
        Assert.Equal(["decided_on", "account", "from", "to"], failure.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_file_in_another_character_set_is_refused_by_line()
    {
        var failure = Assert.Throws<CaseException>(() => Read(Encoding.Latin1.GetBytes(Header + Row.Replace("101", "rökning", StringComparison.Ordinal))));
        Assert.Equal(2, Assert.Single(failure.Problems).Line);
    }

    private static IReadOnlyList<BudgetLine> Read(byte[] bytes)
    {
        using var files = new CaseFiles();
        return BudgetFile.Read(files.Write("budget-2017.csv", bytes));
    }
}
