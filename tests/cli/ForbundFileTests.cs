using Finsam.Cli.Cases;

namespace Finsam.Cli.Tests;

public sealed class ForbundFileTests
{
    private const string Whole = """
        {
          "slug": "prov", "name": "Prov", "org_number": "222000-0000", "report": "arsredovisning",
          "period": {"from": "2017-01-01", "to": "2017-12-31"},
          "members": [
            {"id": "kommun", "name": "Kommunen", "kind": "municipality", "share": 1,
             "contributions": [{"year": 2017, "amount": 1200000.5}]}
          ],
          "insatser": [
            {"code": "1", "name": "Insats", "group": "Insatser", "kind": "individual", "work_oriented": true, "controller": "kommun",
             "owner": null, "from": "2017-01-01", "to": null, "places": null, "max_months": 4.5,
             "grants": [{"year": 2017, "amount": 50000, "decided_on": "2016-11-01"}]}
          ]
        }
        """;

    [Fact]
    public void A_whole_file_is_read_with_exact_amounts()
    {
        var file = Read(Whole);
        Assert.Equal(120_000_050, Assert.Single(Assert.Single(file.Members).Contributions).Ore);
        var insats = Assert.Single(file.Insatser);
        Assert.Equal(("1", 5_000_000L), (insats.Grants[0].Project, insats.Grants[0].AmountOre));
        Assert.False(insats.Insats.HasTo);
        Assert.Equal("4.5", insats.Insats.MaxMonths);
        Assert.Empty(file.Warnings);
    }

    [Theory]
    [InlineData("\"slug\": \"prov\", ", "", 1, "slug")]
    [InlineData("\"kind\": \"municipality\"", "\"kind\": \"kommun\"", 5, "members[0].kind")]
    [InlineData("\"share\": 1", "\"share\": \"1\"", 5, "members[0].share")]
    [InlineData("\"amount\": 1200000.5", "\"amount\": 1200000.555", 6, "members[0].contributions[0].amount")]
    [InlineData("\"work_oriented\": true", "\"work_oriented\": \"ja\"", 9, "insatser[0].work_oriented")]
    [InlineData("\"from\": \"2017-01-01\", \"to\": null", "\"from\": \"20170101\", \"to\": null", 10, "insatser[0].from")]
    [InlineData("\"decided_on\": \"2016-11-01\"", "\"decided_on\": null", 11, "insatser[0].grants[0].decided_on")]
    [InlineData("\"max_months\": 4.5", "\"max_months\": \"4.5\"", 10, "insatser[0].max_months")]
    public void A_problem_names_its_line_and_path(string old, string fresh, int line, string path)
    {
        var failure = Assert.Throws<CaseException>(() => Read(Whole.Replace(old, fresh, StringComparison.Ordinal)));
        var problem = Assert.Single(failure.Problems);
        Assert.Equal((line, path), (problem.Line, problem.Field));
        Assert.NotEmpty(problem.Accepted);
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        var text = Whole.Replace("\"share\": 1", "\"share\": \"1\"", StringComparison.Ordinal)
            .Replace("\"work_oriented\": true, ", "", StringComparison.Ordinal);
        var failure = Assert.Throws<CaseException>(() => Read(text));
        Assert.Equal(["members[0].share", "insatser[0].work_oriented"], failure.Problems.Select(problem => problem.Field));
    }

    [Fact]
    public void A_field_that_is_not_known_is_pointed_at_and_left()
    {
        var file = Read(Whole.Replace("\"max_months\"", "\"max_month\"", StringComparison.Ordinal));
        var warning = Assert.Single(file.Warnings);
        Assert.Equal((10, "insatser[0].max_month"), (warning.Line, warning.Field));
        Assert.Contains("max_months", warning.Accepted);
    }

    [Theory]
    [InlineData("{\n \"slug\": \"a\",\n \"slug\": \"b\"\n}", 3)]
    [InlineData("{\n \"slug\": \"a\"\n", 3)]
    [InlineData("", 1)]
    public void What_is_not_json_is_refused_by_line(string text, int line)
    {
        var failure = Assert.Throws<CaseException>(() => Read(text));
        var problem = Assert.Single(failure.Problems);
        Assert.Equal(line, problem.Line);
        Assert.DoesNotContain("LineNumber", problem.ToString());
    }

    [Fact]
    public void What_is_not_json_is_told_by_line_and_character()
    {
        var problem = Assert.Single(Assert.Throws<CaseException>(() => Read("{\"slug\": \"x\",\n \"name\": }")).Problems);
        Assert.EndsWith(
            "forbund.json:2: Filen är inte giltig JSON från tecken 10 på raden. (godtas: JSON (RFC 8259))", problem.ToString());
    }

    [Fact]
    public void Members_of_a_wrong_kind_are_one_problem()
    {
        const string members = "\"members\": [";
        var text = Whole.Replace(members, "\"members\": {\"a\": 1}, \"borta\": [", StringComparison.Ordinal);
        Assert.Equal("members", Assert.Single(Assert.Throws<CaseException>(() => Read(text)).Problems).Field);
    }

    [Fact]
    public void What_is_no_object_is_one_problem() =>
        Assert.Single(Assert.Throws<CaseException>(() => Read("[]")).Problems);

    [Fact]
    public void A_goal_without_measure_is_refused()
    {
        var goals = "\"goals\": [{\"code\": \"1\", \"title\": \"Mål\", \"status\": \"met\"}], \"insatser\"";
        var text = Whole.Replace("\"insatser\"", goals, StringComparison.Ordinal);
        Assert.Equal("goals[0].measure", Assert.Single(Assert.Throws<CaseException>(() => Read(text)).Problems).Field);
    }

    private static ForbundFile Read(string text)
    {
        using var files = new CaseFiles();
        return ForbundFile.Read(files.Write("forbund.json", text));
    }
}
