using Finsam.Common.V1;
using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class YearExtractTests
{
    [Fact]
    public async Task A_year_has_its_insatser_with_participants_by_gender_as_the_overview_counts_them()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 21, count: 80);
        var register = scenario.Participants.Register();
        (register.Insatser[0].Esf, register.Insatser[0].Group, register.Insatser[1].Project) = (true, "Individinriktat", "3020");
        await scenario.Participants.Leader.PutPeriodRegisterAsync(register);
        var extract = await scenario.As("forbundschef").ExportYearExtractAsync(new ExportYearExtractRequest { Forbund = scenario.Forbund, Year = 2017 });
        var overview = Assert.Single(await scenario.Participants.ComputeAsync(
            new ParticipantTable { Id = "deltagare.oversikt", Insatser = new Labels { Values = { "301", "302", "401" } } }));
        Assert.Equal(
            overview.Rows.Select(row => string.Join(' ', row.Cells.Take(4).Select(cell => cell.Value))),
            extract.Insatser.Select(insats => insats.Participants).Append(extract.Participants).Select(Print));
        Assert.Equal([true, false, false], extract.Insatser.Select(insats => insats.Esf));
        Assert.Equal("Individinriktat", extract.Insatser[0].Direction);
        Assert.Equal([false, true, false], extract.Insatser.Select(insats => insats.HasProject));
        Assert.Equal("3020", extract.Insatser[1].Project);
    }

    [Fact]
    public async Task Small_counts_of_a_year_are_empty_and_marked_and_whole_for_who_meets_the_participants()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 22, count: 30, suppressionK: 5);
        var request = new ExportYearExtractRequest { Forbund = scenario.Forbund, Year = 2017 };
        var shown = await scenario.As("forbundschef").ExportYearExtractAsync(request);
        Assert.All(StatisticsScenario.Figures(shown), found => Assert.True(found.Figure.Suppressed || found.Figure.Count is 0 or >= 5));
        Assert.Contains(StatisticsScenario.Figures(shown), found => found.Figure.Suppressed);

        var own = await scenario.As("insatspersonal", "302").ExportYearExtractAsync(request);
        Assert.Equal("302", Assert.Single(own.Insatser).Insats);
        Assert.DoesNotContain(StatisticsScenario.Figures(own), found => found.Figure.Suppressed);
        await StatisticsTests.RefusedAsync("PERIOD_INVALID", "year", () =>
            scenario.As("revisor").ExportYearExtractAsync(new ExportYearExtractRequest { Forbund = scenario.Forbund }));
    }

    private static string Print(GenderFigures figures) =>
        $"{figures.All.Count} {figures.Women.Count} {figures.Men.Count} {figures.Others.Count}";
}
