using Finsam.Reporting.V1;
using Google.Rpc;
using Grpc.Core;
using Xunit;
using StatusCode = Grpc.Core.StatusCode;

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
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));
        var violations = details.Details.Single(detail => detail.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations;
        Assert.Equal(
            ["layout_json.tables[0].source", "kind", "sections[0].markdown", "goals[0].op", "goals[0].target"],
            violations.Select(violation => violation.Field));
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
