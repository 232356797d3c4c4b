using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

/// <summary>Templates are data: taken as they are or changed, and reports are made from them; a team makes the one of its own insats.</summary>
public class TemplateTests
{
    [Theory]
    [InlineData("arsredovisning", "Årsredovisning 2017")]
    [InlineData("delarsbokslut", "Delårsbokslut 2017")]
    public async Task A_ready_template_makes_a_report_that_composes(string template, string title)
    {
        var scenario = await ReportScenario.StartAsync();
        var definition = (await Templates(scenario).CreateReportAsync(Create(scenario, template))).Definition;
        Assert.Contains("resultatrakning", definition.LayoutJson);
        Assert.Equal(title, (await scenario.ComposeAsync()).Title);
        Assert.Contains("personer deltog", await scenario.ReadAsync());

        var again = await Assert.ThrowsAsync<RpcException>(() => Templates(scenario).CreateReportAsync(Create(scenario, template)).ResponseAsync);
        Assert.Equal(StatusCode.AlreadyExists, again.StatusCode);
    }

    [Fact]
    public async Task A_template_is_fetched_changed_and_put_back_and_the_report_follows_it()
    {
        var scenario = await ReportScenario.StartAsync();
        var client = Templates(scenario);
        var template = (await client.GetReportTemplateAsync(new GetReportTemplateRequest { Forbund = scenario.Forbund, Template = "arsredovisning" })).Template;
        Assert.False(template.Own);
        template.Sections.Clear();
        template.Sections.Add(new Section { Name = "01.md", Markdown = "# Egen text" });
        var put = new PutReportTemplateRequest { RequestId = "mall", Forbund = scenario.Forbund, Template = template };
        Assert.True((await client.PutReportTemplateAsync(put)).Changed);
        var listed = (await client.ListReportTemplatesAsync(new ListReportTemplatesRequest { Forbund = scenario.Forbund })).Templates;
        Assert.Equal(
            [("arsredovisning", true), ("delarsbokslut", false), ("insatsrapport", false)], listed.Select(one => (one.Id, one.Own)));
        var definition = (await client.CreateReportAsync(Create(scenario, "arsredovisning"))).Definition;
        Assert.Equal("# Egen text", Assert.Single(definition.Sections).Markdown);
    }

    [Theory]
    [InlineData("insatspersonal")]
    [InlineData("insatsansvarig")]
    public async Task A_team_makes_and_composes_the_report_of_its_own_insats_and_of_no_other(string role)
    {
        var scenario = await ReportScenario.StartAsync();
        var invoker = scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund, "301"));
        var templates = new ReportTemplateService.ReportTemplateServiceClient(invoker);
        var reporting = new ReportingService.ReportingServiceClient(invoker);
        var create = Create(scenario, "insatsrapport");
        create.Insats = "302";
        Assert.Equal(StatusCode.PermissionDenied, (await Assert.ThrowsAsync<RpcException>(() => templates.CreateReportAsync(create).ResponseAsync)).StatusCode);
        create.Insats = "301";
        await templates.CreateReportAsync(create);
        using var call = reporting.ComposeReport(
            new ComposeReportRequest { RequestId = "lag", Forbund = scenario.Forbund, Period = scenario.Period, Insats = "301" });
        Composition? composition = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync())
        {
            composition = step.Composition ?? composition;
        }

        Assert.Equal(("301", "Årsrapport 2017 för insats 301"), (composition!.Insats, composition.Title));
        Assert.Equal(["participants"], composition.Sources.Select(source => source.Source));
        using var rendering = reporting.RenderReport(
            new RenderReportRequest { Forbund = scenario.Forbund, Period = scenario.Period, Insats = "301", Format = Format.Html });
        Assert.True(await rendering.ResponseStream.MoveNext(CancellationToken.None));
        using var whole = reporting.ComposeReport(new ComposeReportRequest { RequestId = "hela", Forbund = scenario.Forbund, Period = scenario.Period });
        if (role == "insatspersonal")
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => whole.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal("insats", Assert.Single(Refused.Violations(refused)).Field);
        }
    }

    private static ReportTemplateService.ReportTemplateServiceClient Templates(ReportScenario scenario) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token("forbundschef", scenario.Forbund)));

    private static CreateReportRequest Create(ReportScenario scenario, string template) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = scenario.Forbund,
        Period = scenario.Period,
        Template = template,
        ForbundName = "Provförbundet",
        Insatser = { "301" },
    };
}
