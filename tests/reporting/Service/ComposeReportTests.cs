using System.Text;
using System.Text.Json;
using Finsam.Reporting.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

public class ComposeReportTests
{
    private static readonly Section Text = new()
    {
        Name = "01-ekonomi.md",
        Markdown = "# Ekonomi\n\nResultatet blev {{resultat/Årets resultat/2017}} kr efter {{nyckeltal/moten/Värde}} möten.",
    };

    [Fact]
    public async Task A_report_is_composed_from_both_services_and_rendered_alike_every_time()
    {
        var scenario = await ReportScenario.StartAsync();
        Assert.True((await scenario.PutAsync(Text)).Changed);
        Assert.False((await scenario.PutAsync(Text)).Changed);
        var composition = await scenario.ComposeAsync();
        Assert.Equal((1, "Årsredovisning 2017", 3), (composition.Version, composition.Title, composition.Tables));
        Assert.Equal(["ledger", "participants"], composition.Sources.Select(source => source.Source));
        Assert.False(composition.Overtaken);

        var json = await scenario.RenderAsync(Format.Json);
        Assert.Equal(json, await scenario.RenderAsync(Format.Json));
        using var document = JsonDocument.Parse(json);
        var result = document.RootElement.GetProperty("tables")[0].GetProperty("rows")[1].GetProperty("cells")[0];
        Assert.Equal(1500, result.GetProperty("value").GetDecimal());
        Assert.Contains("Resultatet blev 1\u00a0500\u00a0kr efter 7 möten.", await scenario.ReadAsync());
    }

    [Fact]
    public async Task Composing_what_has_not_moved_gives_the_version_that_is_there()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        var first = await scenario.ComposeAsync("a");
        var again = await scenario.ComposeAsync("b");
        Assert.Equal((first.Version, first.Hash), (again.Version, again.Hash));
        await scenario.PutAsync(Text, new Section { Name = "02.md", Markdown = "Mer." });
        Assert.Equal(["reporting"], (await scenario.GetAsync()).OvertakenBy);
        var next = await scenario.ComposeAsync("c");
        Assert.Equal(2, next.Version);
        Assert.Equal(first, await scenario.ComposeAsync("a"));
    }

    [Fact]
    public async Task A_binding_that_finds_nothing_is_refused_with_section_and_line()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text, new Section { Name = "02-fel.md", Markdown = "Rad ett\n\n{{resultat/Årets vinst/2017}}" });
        var error = await Assert.ThrowsAsync<RpcException>(() => scenario.ComposeAsync());
        Assert.Equal(StatusCode.FailedPrecondition, error.StatusCode);
        Assert.Contains("02-fel.md, rad 3: {{resultat/Årets vinst/2017}}", error.Status.Detail);
        Assert.Contains("resultat/Årets resultat/2017", error.Status.Detail);
        var missing = await Assert.ThrowsAsync<RpcException>(() => scenario.GetAsync());
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_posted_voucher_overtakes_the_version_that_lacks_it_and_not_the_next()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        var first = await scenario.ComposeAsync();
        await scenario.PostVoucherAsync("2017-06-30", 25_000);
        Assert.Equal(["ledger"], (await scenario.WaitUntilOvertakenAsync(first.Version)).OvertakenBy);
        var second = await scenario.ComposeAsync();
        Assert.Equal((first.Version + 1, false), (second.Version, second.Overtaken));
        Assert.True((await scenario.GetAsync(first.Version)).Overtaken);
        Assert.Contains(second.Highlights, highlight => highlight.Figure == "1\u00a0750 kr");
    }

    [Fact]
    public async Task A_pdf_is_printed()
    {
        var scenario = await ReportScenario.StartAsync();
        await scenario.PutAsync(Text);
        await scenario.ComposeAsync();
        var pdf = await scenario.RenderAsync(Format.Pdf);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
    }
}
