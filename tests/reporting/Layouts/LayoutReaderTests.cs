using Finsam.Reporting.Layouts;
using Xunit;

namespace Finsam.Reporting.Tests.Layouts;

public class LayoutReaderTests
{
    [Fact]
    public void A_sum_of_a_row_that_is_not_there_is_told_with_its_place_and_what_is_accepted()
    {
        var problem = Assert.Single(Problems("""
            {"id": "budgetutfall", "title": "Utfall", "source": "projects", "unit": "tkr", "columns": [{"label": "Utfall"}],
             "rows": [{"label": "301 Team", "projects": ["301"]}, {"label": "SUMMA", "sum": ["301 Taem"]}]}
            """));
        Assert.Equal("tables[0] \"budgetutfall\" row \"SUMMA\"", problem.Place);
        Assert.Equal("tables[0].rows[1].sum", problem.Path);
        Assert.Contains("301 Taem", problem.Message);
        Assert.Contains("301 Team", problem.Accepted);
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var problems = Problems("""
            {"id": "a", "title": "A", "source": "accounts", "unit": "ktr", "columns": [{"label": "2017", "fom": "2017-01-01"}],
             "rows": [{"label": "R", "accounts": ["3000-29"]}, {"label": "R"}]}
            """, """
            {"id": "a", "title": "", "source": "participants", "of": "deltagare.farg", "goal_met": "ja"}
            """);
        Assert.Equal(
            ["tables[0].unit", "tables[0].columns[0].fom", "tables[0].rows[0].accounts", "tables[0].rows[1].label", "tables[1].title",
             "tables[1].of", "tables[1].goal_met", "tables[1].id"],
            problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("""{"id": "x", "title": "X", "source": "konton"}""", "source")]
    [InlineData("""{"id": "x", "title": "X"}""", "source")]
    [InlineData("""{"id": "x/y", "title": "X", "source": "key_figures"}""", "id")]
    [InlineData("""{"id": "mal", "title": "X", "source": "participants", "insatser": ["999"]}""", "insatser")]
    [InlineData("""{"id": "mal", "title": "X", "source": "participants", "from": "2017-13-01"}""", "from")]
    [InlineData("""{"id": "mal", "title": "X", "source": "participants", "from": "2017-02-01", "to": "2017-01-01"}""", "to")]
    [InlineData("""{"id": "deltagare.alder", "title": "X", "source": "participants", "ages": "unga"}""", "ages")]
    [InlineData("""{"id": "deltagare.alder", "title": "X", "source": "participants", "ages": ["16-29", "x"]}""", "ages")]
    [InlineData("""{"id": "avslut.orsak", "title": "X", "source": "participants", "reasons": ["10"]}""", "reasons")]
    [InlineData("""{"id": "enkat.", "title": "X", "source": "participants"}""", "of")]
    [InlineData("""{"id": "m", "title": "X", "source": "members", "columns": [{"label": "i år"}]}""", "columns[0].year")]
    [InlineData("""{"id": "mal", "title": "X", "source": "participants", "columns": []}""", "columns")]
    [InlineData(
        """{"id": "a", "title": "X", "source": "accounts", "columns": [], "rows": [{"label": "P", "projects": ["301"]}]}""",
        "rows[0].projects")]
    [InlineData(
        """{"id": "a", "title": "X", "source": "projects", "columns": [], "rows": [{"label": "P", "projects": ["301"], "source": "accounts"}]}""",
        "rows[0].projects")]
    [InlineData("""{"id": "enkat.b", "title": "X", "source": "participants"}""", "id")]
    [InlineData("""{"id": "x", "of": "enkat.b", "title": "X", "source": "participants"}""", "of")]
    [InlineData("""{"id": "mal", "title": "X", "source": "participants", "decimals": 10}""", "decimals")]
    public void An_option_that_is_not_accepted_is_named(string table, string option) =>
        Assert.Equal($"tables[0].{option}", Assert.Single(Problems(table)).Path);

    [Fact]
    public void Rows_and_columns_that_count_themselves_are_refused()
    {
        var problems = Problems("""
            {"id": "a", "title": "A", "source": "accounts", "unit": "kr",
             "columns": [{"label": "X", "diff": ["Y", "Z"]}, {"label": "Y", "diff": ["X", "Z"]}, {"label": "Z"}],
             "rows": [{"label": "A", "sum": ["B"]}, {"label": "B", "sum": ["A"]}]}
            """);
        Assert.Equal(
            ["tables[0].rows[0].sum", "tables[0].rows[1].sum", "tables[0].columns[0].diff", "tables[0].columns[1].diff"],
            problems.Select(problem => problem.Path));
    }

    [Fact]
    public void As_many_columns_and_spans_as_the_ledger_takes_are_read_and_not_one_more()
    {
        Assert.Empty(Problems(Statement(0, 100)));
        Assert.Equal("tables[0].columns", Assert.Single(Problems(Statement(0, 101))).Path);
        Assert.Empty(Problems([.. Enumerable.Range(0, 10).Select(i => Statement(i, 100))]));
        var beyond = Assert.Single(Problems([.. Enumerable.Range(0, 12).Select(i => Statement(i, 100))]));
        Assert.Equal("tables[10].columns[0].from", beyond.Path);
    }

    [Fact]
    public void A_layout_of_too_many_tables_is_told_by_its_list()
    {
        var problem = Assert.Single(Problems([.. Enumerable.Range(0, 501).Select(i => Statement(i, 0))]));
        Assert.Equal(("tables", ""), (problem.Path, problem.Place));
    }

    [Fact]
    public void A_survey_may_be_any_where_they_are_not_told() =>
        Assert.Empty(LayoutReader.Read("""{"tables": [{"id": "enkat.b", "title": "X", "source": "participants"}]}""", []).Problems);

    [Fact]
    public void Broken_json_is_told_with_its_line() =>
        Assert.StartsWith("rad 2,", LayoutReader.Read("{\n \"tables\": ]", []).Problems.Single().Place);

    [Fact]
    public void Every_option_of_a_statement_is_read()
    {
        var table = Assert.IsType<MoneyLayout>(Read("""
            {"id": "a", "title": "A", "source": "accounts", "measure": "balance", "unit": "mkr2",
             "columns": [{"label": "B", "budget": "revised", "decided_to": "2017-06-30", "from": "2017-01-01", "to": "2017-12-31",
                          "accounts": ["4000-4999"], "unit": "kr"},
                         {"label": "U"}, {"label": "D", "diff": ["U", "B"]}, {"label": "S", "share": ["U", "R"], "decimals": 1}],
             "rows": [{"label": "Rubrik", "note": 3},
                      {"label": "R", "accounts": ["1511", "1600-1799"], "negate": true, "measure": "opening"},
                      {"label": "P", "projects": ["301"], "source": "projects", "budget": "period"}, {"label": "N", "sum": []},
                      {"label": "C", "change": ["1889"]}, {"label": "O", "opening": ["1900-1999"]}, {"label": "E", "closing": ["1900"]}]}
            """));
        var request = LedgerTables.ToRequest(table);
        Assert.Equal(("accounts", "balance", "mkr2"), (request.Source, request.Measure, request.Unit));
        Assert.Equal(("2017-06-30", "revised", "kr"), (request.Columns[0].DecidedTo, request.Columns[0].Budget, request.Columns[0].Unit));
        Assert.Equal(("U", "B"), (request.Columns[2].Diff.Minuend, request.Columns[2].Diff.Subtrahend));
        Assert.Equal(("U", "R", 1), (request.Columns[3].Share.Column, request.Columns[3].Share.Row, request.Columns[3].Decimals));
        Assert.True(table.Rows[0].IsHeading);
        Assert.Equal(3, request.Rows[0].Note);
        Assert.Equal(["1511", "1600-1799"], request.Rows[1].Accounts.Values);
        Assert.True(request.Rows[1].Negate);
        Assert.NotNull(request.Rows[3].Sum);
        Assert.Empty(request.Rows[3].Sum.Values);
        Assert.Null(request.Rows[4].Sum);
    }

    [Fact]
    public void Options_that_compare_and_leave_out_are_read()
    {
        var table = Assert.IsType<MoneyLayout>(Read("""
            {"id": "a", "title": "A", "source": "accounts", "hide_empty_rows": true, "hide_future_columns": true,
             "columns": [{"label": "Utfall", "code": "U"}, {"label": "Föregående år", "code": "F", "relative": {"of": "year_to_date", "back_years": 1}},
                         {"label": "Maj", "relative": {"of": "months", "first_month": 5}, "hidden": true},
                         {"label": "Ändring", "change_percent": ["U", "F"], "unit": "%", "decimals": 1}],
             "rows": [{"label": "Intäkter", "code": "10", "accounts": ["3000-3999"], "hide_when_empty": true},
                      {"label": "Bidrag", "accounts": ["3010"], "hidden": true}, {"label": "Övrigt", "sum": ["10"], "less": ["Bidrag"]}]}
            """));
        var request = LedgerTables.ToRequest(table);
        Assert.True(request is { HideEmptyRows: true, HideFutureColumns: true });
        Assert.Equal(("U", "year_to_date", 1), (request.Columns[0].Code, request.Columns[1].Relative.Of, request.Columns[1].Relative.BackYears));
        Assert.True(request.Columns[2].Hidden);
        Assert.Equal(("U", "F", 1), (
            request.Columns[3].ChangePercent.Minuend, request.Columns[3].ChangePercent.Subtrahend, request.Columns[3].Decimals));
        Assert.Equal(("10", true), (request.Rows[0].Code, request.Rows[0].HideWhenEmpty));
        Assert.True(request.Rows[1].Hidden);
        Assert.Equal(["Bidrag"], request.Rows[2].Less.Values);
        Assert.True(table.HasCell("a/Intäkter/Utfall"));
        Assert.False(table.HasCell("a/Bidrag/Utfall"));
        Assert.False(table.HasCell("a/Intäkter/Maj"));
    }

    [Fact]
    public void Wrong_rules_codes_and_rows_that_take_themselves_away_are_told()
    {
        var problems = Problems("""
            {"id": "a", "title": "A", "source": "accounts",
             "columns": [{"label": "U", "relative": {"of": "week"}}, {"label": "V", "from": "2017-01-01", "relative": {"back_years": 1}},
                         {"label": "M", "relative": {"of": "months", "first_month": 5, "last_month": 4}},
                         {"label": "P", "change_percent": ["U", "X"]}, {"label": "Q", "change_percent": ["U", "V"], "diff": ["U", "V"]}],
             "rows": [{"label": "R", "code": "1", "accounts": ["3010"]}, {"label": "S", "code": "1", "sum": []}, {"label": "T", "less": ["T"]}]}
            """);
        Assert.Equal(
            ["tables[0].columns[0].relative.of", "tables[0].columns[1].relative", "tables[0].columns[2].relative",
             "tables[0].columns[4].change_percent", "tables[0].rows[1].code", "tables[0].rows[2].less", "tables[0].columns[3].change_percent"],
            problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Ages_narrow_as_a_string_and_make_bands_as_a_list()
    {
        var narrowed = (ParticipantsLayout)Read("""{"id": "deltagare.alder", "title": "A", "source": "participants", "ages": "16-29"}""");
        var banded = (ParticipantsLayout)Read("""{"id": "deltagare.alder", "title": "A", "source": "participants", "ages": ["16-29"]}""");
        Assert.Equal(("16-29", 0), (narrowed.Ages, narrowed.AgeBands.Count));
        Assert.Equal((null, "16-29"), (banded.Ages, Assert.Single(banded.AgeBands)));
    }

    [Fact]
    public void Bands_may_be_open_at_either_end()
    {
        var table = (ParticipantsLayout)Read("""
            {"id": "deltagare.tid_i_forsorjning", "title": "T", "source": "participants",
             "rows": [{"label": "Under tre", "to": 3}, {"label": "Mer", "from": 3.5, "to": null}, {"label": "30-44"},
                      {"label": "Alla", "from": null}]}
            """);
        var rows = ParticipantTables.ToRequest(table, "301").Rows;
        Assert.Equal((false, "3"), (rows[0].HasFrom, rows[0].To));
        Assert.Equal(("3.5", false), (rows[1].From, rows[1].HasTo));
        Assert.Equal((false, false), (rows[2].HasFrom, rows[2].HasTo));
        Assert.Equal(("0", false), (rows[3].From, rows[3].HasTo));
    }

    private static IReadOnlyList<LayoutProblem> Problems(params string[] tables) =>
        LayoutReader.Read($"{{\"tables\": [{string.Join(",", tables)}]}}", ["301", "302"], ["a"]).Problems;

    private static string Statement(int table, int columns)
    {
        var spans = Enumerable.Range(0, columns)
            .Select(i => $$"""{"label": "{{i}}", "from": "{{new DateOnly(2000, 1, 1).AddDays((100 * table) + i):yyyy-MM-dd}}"}""");
        return $$"""{"id": "t{{table}}", "title": "T", "source": "accounts", "columns": [{{string.Join(",", spans)}}], "rows": []}""";
    }

    private static LayoutTable Read(string table)
    {
        var reading = LayoutReader.Read($"{{\"tables\": [{table}]}}", []);
        Assert.Empty(reading.Problems);
        return reading.Layout!.Tables.Single();
    }
}
