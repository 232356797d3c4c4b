using System.Globalization;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Somebody of the förbund's office who asks for every table in every way, and subtracts.</summary>
public class SmallCellAttackTests
{
    private const int K = 5;
    private const string Whole = "";

    private static readonly Period[] Periods =
    [
        new Period { From = "2016-01-01", To = "2016-12-31" },
        new Period { From = "2017-01-01", To = "2017-08-31" },
        new Period { From = "2017-01-01", To = "2017-12-31" },
    ];

    private static readonly string[] Tables =
    [
        "deltagare.oversikt", "deltagare.hemkommun", "deltagare.alder", "deltagare.utbildning", "deltagare.forsorjning_fore",
        "deltagare.aktualiserad_av", "avslut.oversikt", "avslut.orsak", "avslut.plan", "avslut.forsorjning", "avslut.genomstromning",
    ];

    // What is counted on the last day does not lie within what is counted on a later one.
    private static readonly string[] OfLastDay = ["Pågående", "Pågående över max_months", "Unika individer"];

    [Theory]
    [InlineData(11, 90)]
    [InlineData(12, 350)]
    public async Task No_difference_of_two_figures_is_small(int seed, int count)
    {
        var scenario = await StatisticsScenario.StartAsync(seed, count, K);
        await PutAugustAsync(scenario);
        var figures = new Dictionary<Figure, long>();
        foreach (var period in Periods)
        {
            var asked =
                from population in new[] { Whole, "closed", "new" }
                from insats in new[] { Whole, "301", "302" }
                select (population, insats);
            foreach (var (population, insats) in asked)
            {
                foreach (var table in await AskAsync(scenario, period, Tables.Select(id => Asked(id, population, insats))))
                {
                    Read(table, period, population, insats, figures);
                }
            }
        }

        Assert.All(figures, figure => Assert.True(figure.Value is 0 or >= K, $"{figure.Key}: {figure.Value}"));
        Assert.True(figures.Count(figure => figure.Value > 0) > 50);
        Assert.All(figures, figure =>
        {
            foreach (var wider in Wider(figure.Key))
            {
                Assert.False(
                    figures.TryGetValue(wider, out var whole) && whole - figure.Value is >= 1 and < K, $"{wider}: {whole}; {figure.Key}: {figure.Value}");
            }
        });
    }

    [Fact]
    public async Task What_cuts_across_the_decided_figures_shows_nothing()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 13, count: 200, K);
        var year = Periods[2];
        ParticipantTable[] narrowed =
        [
            new ParticipantTable { Id = "deltagare.utbildning", Ages = "16-29" },
            new ParticipantTable { Id = "deltagare.utbildning", Registration = new Labels { Values = { "anonymous" } } },
            new ParticipantTable { Id = "deltagare.utbildning", GoalMet = true },
            new ParticipantTable { Id = "deltagare.utbildning", Reasons = new Labels { Values = { "1" } } },
            new ParticipantTable { Id = "deltagare.utbildning", From = "2017-01-02" },
            new ParticipantTable { Id = "deltagare.oversikt", To = "2017-12-30" },
            new ParticipantTable { Id = "deltagare.utbildning", From = "2060-01-01", To = "2060-12-31" },
            new ParticipantTable { Id = "avslut.orsak", To = "2017-08-31" },
        ];
        foreach (var (index, table) in narrowed.Index())
        {
            table.Id = $"{table.Id}.{index}";
            table.Of = table.Id[..table.Id.LastIndexOf('.')];
        }

        var rows = (await AskAsync(scenario, year, narrowed)).SelectMany(table => table.Rows).ToList();
        Assert.All(rows.SelectMany(row => row.Cells), cell => Assert.True(cell is { Suppressed: true, HasValue: false, HasShare: false }));
        Assert.All(rows, row => Assert.True(row.Label is "Totalt" or "301" or "302"));
        await PutAugustAsync(scenario);
        var august = Assert.Single(await AskAsync(scenario, year, [narrowed[^1]]));
        Assert.Contains(august.Rows, row => row.Cells[0].HasValue);
    }

    // A band that begins at another age than the usual ones would tell those of that age apart.
    [Fact]
    public async Task Ages_are_parted_at_the_usual_limits_only()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 14, count: 350, K);
        var tables = await AskAsync(scenario, Periods[2], [
            new ParticipantTable { Id = "usual", Of = "deltagare.alder", AgeBands = { "16-29", "30-44", "45-64" } },
            new ParticipantTable { Id = "other", Of = "deltagare.alder", AgeBands = { "16-30", "31-44", "45-64" } },
        ]);
        Assert.All(tables[0].Rows, row => Assert.True(row.Cells[0].HasValue));
        Assert.Equal([true, true, false, false], tables[1].Rows.Select(row => row.Cells[0].Suppressed));
    }

    [Fact]
    public async Task Closures_without_a_reason_are_withheld_and_days_tell_no_reason()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 15, count: 120, K);
        await scenario.Participants.ImportAsync([
            .. Enumerable.Range(0, 3).Select(i => $"participation=U{i} gender=woman birth_year=1980 enrolled_on=2017-02-01 closed_on=2017-05-0{i + 1}"),
        ]);
        var year = await OutcomesAsync(scenario, Periods[2]);
        Assert.Contains(year.Together.All.Outcomes, outcome => outcome.Reason.Length == 0);
        Assert.All(
            year.Together.Ages.Append(year.Together.All).SelectMany(age => age.Outcomes).Where(outcome => outcome.Reason.Length == 0),
            outcome => Assert.False(outcome.Counts.Women.Count > 0 || outcome.Counts.All.Count > 0));
        var day = await OutcomesAsync(scenario, new Period { From = "2017-05-02", To = "2017-05-02" });
        Assert.Empty(day.Together.All.Outcomes);
        Assert.True(day.Together.All.Closed.All.Suppressed);
    }

    private static async Task<ComputeOutcomesResponse> OutcomesAsync(StatisticsScenario scenario, Period period) =>
        await scenario.As("forbundschef").ComputeOutcomesAsync(new ComputeOutcomesRequest { Forbund = scenario.Forbund, Period = period });

    private static async Task PutAugustAsync(StatisticsScenario scenario)
    {
        var register = scenario.Participants.Register(K);
        register.Period = Periods[1];
        await scenario.Participants.Leader.PutPeriodRegisterAsync(register);
    }

    private static async Task<IReadOnlyList<Table>> AskAsync(StatisticsScenario scenario, Period period, IEnumerable<ParticipantTable> tables) =>
        (await scenario.Participants.Leader.ComputeTablesAsync(
            new ComputeTablesRequest { Forbund = scenario.Forbund, Period = period, Tables = { tables } })).Tables;

    private static ParticipantTable Asked(string id, string population, string insats)
    {
        var table = new ParticipantTable { Id = id, Population = population };
        if (insats != Whole)
        {
            table.Insatser = new Labels { Values = { insats } };
        }

        if (id == "deltagare.alder")
        {
            table.AgeBands.Add(["16-29", "30-44", "45-64"]);
        }

        return table;
    }

    private static void Read(Table table, Period period, string population, string insats, Dictionary<Figure, long> figures)
    {
        foreach (var row in table.Rows)
        {
            foreach (var (column, cell) in table.Columns.Zip(row.Cells))
            {
                if (cell.HasValue && column.Unit != "%" && !column.Label.StartsWith("Snitt", StringComparison.Ordinal))
                {
                    figures.Add(
                        new Figure(table.Id, row.Label, column.Label, insats, period.To, population), long.Parse(cell.Value, CultureInfo.InvariantCulture));
                }
            }
        }
    }

    // Figures that count all that a figure counts, and more.
    private static IEnumerable<Figure> Wider(Figure figure)
    {
        if (figure.Column == "Unika individer")
        {
            yield break;
        }

        if (figure.Insats != Whole && figure.Table is not ("deltagare.oversikt" or "avslut.oversikt" or "avslut.genomstromning"))
        {
            yield return figure with { Insats = Whole };
        }

        if (figure.To == "2017-08-31" && !OfLastDay.Contains(figure.Column))
        {
            yield return figure with { To = "2017-12-31" };
        }

        if (figure.Population != Whole)
        {
            yield return figure with { Population = Whole };
        }

        if (figure.Row != "Totalt")
        {
            yield return figure with { Row = "Totalt" };
        }

        var whole = figure.Table switch
        {
            "deltagare.oversikt" => "Deltagare",
            "deltagare.hemkommun" => "Totalt",
            "avslut.orsak" or "avslut.plan" => "Antal",
            "avslut.oversikt" => "Avslutade",
            "avslut.genomstromning" when figure.Column != "Pågående över max_months" => "Avslutade",
            "deltagare.alder" or "deltagare.utbildning" or "deltagare.forsorjning_fore" or "deltagare.aktualiserad_av" => "Samtliga",
            _ => figure.Column,
        };
        if (whole != figure.Column)
        {
            yield return figure with { Column = whole };
        }
    }

    private sealed record Figure(string Table, string Row, string Column, string Insats, string To, string Population);
}
