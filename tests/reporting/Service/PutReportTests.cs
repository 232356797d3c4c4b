using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

public class PutReportTests
{
    [Fact]
    public async Task Everything_that_is_wrong_is_told_with_its_field()
    {
        var scenario = await ReportScenario.StartAsync();
        var request = scenario.Definition(new Section { Name = "a.md", Markdown = "{{x/y" });
        request.Kind = "bokslut";
        request.LayoutJson = """{"tables": [{"id": "a", "title": "A", "source": "okänd"}]}""";
        request.Goals.Add(new Goal { Code = "1", Title = "M", Measure = "rating", Op = ">", Target = "femton", Status = "met" });
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Reporting.PutReportAsync(request).ResponseAsync);
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        var violations = Refused.Violations(error);
        Assert.Equal(
            ["layout_json.tables[0].source", "kind", "sections[0].markdown", "goals[0].op", "goals[0].target"],
            violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task A_validated_report_is_checked_and_not_put()
    {
        var scenario = await ReportScenario.StartAsync();
        var request = scenario.Definition();
        (request.ValidateOnly, request.RequestId) = (true, "");
        Assert.True((await scenario.Reporting.PutReportAsync(request)).Created);
        Assert.Empty((await scenario.Reporting.ListReportsAsync(new ListReportsRequest { Forbund = scenario.Forbund })).Reports);
        request.LayoutJson = "{}";
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Reporting.PutReportAsync(request).ResponseAsync);
        Assert.Equal("layout_json.tables", Assert.Single(Refused.Violations(error)).Field);
    }

    [Fact]
    public async Task What_the_layout_names_and_the_ledger_has_nothing_of_is_told_where_it_stands()
    {
        var scenario = await ReportScenario.StartAsync();
        var request = scenario.Definition();
        request.LayoutJson = """
            {"tables": [
              {"id": "deltagare.oversikt", "title": "D", "source": "participants"},
              {"id": "p", "title": "P", "source": "projects", "columns": [{"label": "Budget", "budget": "revised"}],
               "rows": [{"label": "Team", "projects": ["777"]}]}]}
            """;
        var response = await scenario.Reporting.PutReportAsync(request);
        Assert.Equal(
            [("layout_json.tables[1].columns[0].budget", "VERSION_EMPTY"), ("layout_json.tables[1].rows[0].projects", "PROJECT_UNKNOWN")],
            response.Warnings.Select(warning => (warning.Field, warning.Reason)));
        Assert.True(response.Created);
    }

    [Fact]
    public async Task What_a_source_refuses_is_told_of_the_layouts_table()
    {
        var scenario = await ReportScenario.StartAsync();
        var request = scenario.Definition();
        request.LayoutJson = """
            {"tables": [{"id": "nyckeltal", "title": "N", "source": "key_figures"},
                        {"id": "enkat.zz", "title": "E", "source": "participants"}]}
            """;
        await scenario.Reporting.PutReportAsync(request);
        var composing = await Assert.ThrowsAsync<RpcException>(() => scenario.ComposeAsync());
        Assert.Equal("layout_json.tables[1].of", Assert.Single(Refused.Violations(composing)).Field);

        // Where the surveys are told, it does not come to that.
        (request.Surveys, request.RequestId) = (new Common.V1.Labels { Values = { "a" } }, "other");
        var putting = await Assert.ThrowsAsync<RpcException>(() => scenario.Reporting.PutReportAsync(request).ResponseAsync);
        Assert.Equal("layout_json.tables[1].id", Assert.Single(Refused.Violations(putting)).Field);
    }

    [Fact]
    public async Task A_goal_is_measured_in_a_cell_that_the_layout_can_have()
    {
        var scenario = await ReportScenario.StartAsync();
        var request = scenario.Definition();
        string[] measures = ["resultat/Bidrag/2017", "resultat/Bidraget/2017", "", "resultat/Bidrag/2017/share"];
        request.Goals.Add(measures.Select((measure, i) => new Goal { Code = $"{i}", Title = "M", Measure = measure, Status = "met" }));
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.Reporting.PutReportAsync(request).ResponseAsync);
        Assert.Equal(["goals[1].measure", "goals[2].measure"], Refused.Violations(error).Select(violation => violation.Field));
    }

    [Fact]
    public async Task Reports_are_listed_latest_period_first_by_the_page()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync();
        var earlier = scenario.Definition();
        earlier.Period = new Common.V1.Period { From = "2016-01-01", To = "2016-12-31" };
        await scenario.Reporting.PutReportAsync(earlier);
        var first = await scenario.Reporting.ListReportsAsync(new ListReportsRequest { Forbund = scenario.Forbund, PageSize = 1 });
        var second = await scenario.Reporting.ListReportsAsync(
            new ListReportsRequest { Forbund = scenario.Forbund, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(
            ["Årsredovisning 2017", "Årsredovisning 2016"],
            first.Reports.Concat(second.Reports).Select(report => report.Title));
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task A_role_that_may_only_read_cannot_put()
    {
        var scenario = await ReportScenario.StartAsync();
        var revisor = (await TestHost.TestStack.Shared).Reporting("revisor", scenario.Forbund);
        var error = await Assert.ThrowsAsync<RpcException>(() => revisor.PutReportAsync(scenario.Definition()).ResponseAsync);
        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }
}
