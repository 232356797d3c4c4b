using System.Globalization;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class StatisticsTests
{
    [Fact]
    public async Task A_month_of_flows_is_what_the_overview_of_that_month_says()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 1, count: 300);
        var volumes = new VolumeService.VolumeServiceClient(scenario.Participants.Stack.Invoker(
            scenario.Participants.Stack.Token("insatspersonal", scenario.Forbund, "401")));
        await volumes.PutVolumeCountAsync(new PutVolumeCountRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Insats = "401",
            Period = new Period { From = "2017-03-15", To = "2017-05-10" },
            Counts = new GenderCounts { Women = 4, Men = 3, Others = 2, Unknown = 1 },
        });
        var answer = await scenario.As("forbundschef").ComputeFlowsAsync(new ComputeFlowsRequest
        {
            Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore,
        });
        var flows = Assert.Single(answer.Forbund).Flows;
        Assert.Equal(flows, answer.Together);
        Assert.Equal(12, flows.Months.Count);

        string?[] genders = [null, "woman", "man"];
        var asked = flows.Months.SelectMany(month => genders.Select(gender => Overview(month.Month, gender))).ToArray();
        var tables = await scenario.Participants.ComputeAsync(asked);
        Assert.Equal(
            tables.Select(table => table.Rows[^1].Cells).Select(cells => (cells[4].Value, cells[5].Value, cells[6].Value)),
            flows.Months.SelectMany(month => new[]
            {
                (Text(month.Started.All), Text(month.Closed.All), Text(month.Ongoing.All)),
                (Text(month.Started.Women), Text(month.Closed.Women), Text(month.Ongoing.Women)),
                (Text(month.Started.Men), Text(month.Closed.Men), Text(month.Ongoing.Men)),
            }));
        Assert.All(flows.Months, month => Assert.Equal(
            month.Ongoing.All.Count, month.Ongoing.Women.Count + month.Ongoing.Men.Count + month.Ongoing.Others.Count));
        Assert.Equal(flows.Started.All.Count, flows.Months.Sum(month => month.Started.All.Count));
        Assert.Equal(("2016-01", 12), (answer.Comparison.Months[0].Month, answer.Comparison.Months.Count));
    }

    [Fact]
    public async Task Times_are_the_means_and_percentiles_of_the_rows()
    {
        var scenario = await StatisticsScenario.StartAsync(seed: 2, count: 120);
        var answer = await scenario.As("ekonom").ComputeTimeInInsatsAsync(new ComputeTimeInInsatsRequest
        {
            Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore, Insatser = { "301" },
        });
        Assert.Equal(await TimesAsync(scenario, "2017", "true"), Times(answer.Together.All));
        Assert.Equal(await TimesAsync(scenario, "2017", "gender = 'woman'"), Times(answer.Together.Women));
        Assert.Equal(await TimesAsync(scenario, "2016", "gender = 'man'"), Times(answer.Comparison.Men));
    }

    [Fact]
    public async Task Outcomes_are_counted_by_age_and_gender_beside_those_of_another_period()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync(
            "participation=A birth_year=1990 closed_on=2017-03-01 closure_reason=1 closure_outcome=work",
            "participation=B birth_year=1988 gender=man closed_on=2017-03-01 closure_reason=1 closure_outcome=studies insats=302",
            "participation=C birth_year=1987 closed_on=2017-12-31 closure_reason=2",
            "participation=D gender=other closed_on=2017-12-31",
            "participation=E birth_year=1990 enrolled_on=2016-01-01 closed_on=2016-03-01 closure_reason=1 closure_outcome=job_seeking",
            "participation=F birth_year=1990 closed_on=2018-01-01 closure_reason=3",
            "participation=G birth_year=1990 closed_on=2017-03-01 closure_reason=8");
        var statistics = new StatisticsService.StatisticsServiceClient(scenario.Stack.Invoker(scenario.Stack.Token("styrelse", scenario.Forbund)));
        var answer = await statistics.ComputeOutcomesAsync(new ComputeOutcomesRequest
        {
            Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Comparison = StatisticsScenario.YearBefore, Ages = { "16-29", "30-64" },
        });
        Assert.Equal(
            ["16-29: 2 1 1 0 | 1/work 1, 1/studies 1", "30-64: 1 1 0 0 | 2 1", ": 1 0 0 1 |  1", ": 4 2 1 1 | 1/work 1, 1/studies 1, 2 1,  1"],
            answer.Together.Ages.Append(answer.Together.All).Select(Print));
        Assert.Equal(
            ["16-29: 1 1 0 0 | 1/job_seeking 1", "30-64: 0 0 0 0 | ", ": 0 0 0 0 | ", ": 1 1 0 0 | 1/job_seeking 1"],
            answer.Comparison.Ages.Append(answer.Comparison.All).Select(Print));
        Assert.Equal((2, 50, 100), (
            answer.Together.All.WorkOrStudies.All.Count, answer.Together.All.WorkOrStudies.All.Share, answer.Together.All.WorkOrStudies.Men.Share));
    }

    [Fact]
    public async Task What_no_statistic_takes_is_refused_all_at_once()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var statistics = new StatisticsService.StatisticsServiceClient(scenario.Stack.Invoker(scenario.Stack.Token("revisor", scenario.Forbund)));
        await RefusedAsync("PERIOD_INVALID", "period, comparison", () => statistics.ComputeFlowsAsync(new ComputeFlowsRequest
        {
            Forbund = scenario.Forbund,
            Period = new Period { From = "2017-01-02", To = "2017-12-31" },
            Comparison = new Period { From = "2010-01-01", To = "2016-12-31" },
        }));
        await RefusedAsync("OPTION_INVALID", "ages[1], ages[2]", () => statistics.ComputeOutcomesAsync(new ComputeOutcomesRequest
        {
            Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Ages = { "16-29", "29-64", "unga" },
        }));
        await RefusedAsync("INSATS_UNKNOWN", "insatser[1]", () => statistics.ComputeTimeInInsatsAsync(new ComputeTimeInInsatsRequest
        {
            Forbund = scenario.Forbund, Period = StatisticsScenario.Year, Insatser = { "301", "999" },
        }));
    }

    /// <summary>Refused for a reason, at these fields.</summary>
    internal static async Task RefusedAsync<T>(string reason, string fields, Func<AsyncUnaryCall<T>> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await call());
        var details = Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin")).Details;
        // Field 1 of google.rpc.ErrorInfo is `reason`; the package's version still has its first name.
        var info = details.First(detail => detail.Is(Google.Rpc.ErrorInfo.Descriptor)).Unpack<Google.Rpc.ErrorInfo>();
        Assert.Equal((reason, fields), (info.Type, string.Join(", ", TestErrors.Fields(error))));
    }

    private static ParticipantTable Overview(string month, string? gender)
    {
        var first = DateOnly.ParseExact($"{month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var table = new ParticipantTable
        {
            Id = $"{month}{gender}",
            Of = "deltagare.oversikt",
            From = first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            To = first.AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (gender is not null)
        {
            table.Gender = gender;
        }

        return table;
    }

    private static string Text(Figure figure) => figure.Count.ToString(CultureInfo.InvariantCulture);

    private static string Print(AgeOutcomes age)
    {
        var closed = age.Closed;
        var outcomes = age.Outcomes.Where(outcome => outcome.Counts.All.Count > 0).Select(outcome => $"{outcome.Reason} {outcome.Counts.All.Count}");
        return $"{age.Ages}: {closed.All.Count} {closed.Women.Count} {closed.Men.Count} {closed.Others.Count} | {string.Join(", ", outcomes)}";
    }

    private static string Times(TimeFigures times) =>
        $"{times.Closed.Count} {times.MeanMonths} {times.MedianMonths} {times.P25Months} {times.P75Months} {times.P90Months}";

    // PostgreSQL computes them once more, its own way.
    private static async Task<string> TimesAsync(StatisticsScenario scenario, string year, string whose)
    {
        await using var connection = await scenario.Participants.Stack.OpenDatabaseAsync("participants");
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            select concat_ws(' ', n, to_char(mean, 'FM990.0'), to_char(p[2], 'FM990.0'), to_char(p[1], 'FM990.0'), to_char(p[3], 'FM990.0'),
                to_char(p[4], 'FM990.0'))
            from (
                select count(*) as n, round(avg(m)::numeric, 1) as mean,
                    (select array_agg(round(v::numeric, 1) order by i) from unnest(percentile_cont(array[0.25, 0.5, 0.75, 0.9]) within group (order by m))
                        with ordinality each (v, i)) as p
                from (
                    select (closed_on - enrolled_on) / 30.4375::float8 as m from participation
                    where forbund_id = @forbund and insats = '301' and to_char(closed_on, 'YYYY') = '{year}' and {whose}
                ) rows
            ) figures
            """;
        command.Parameters.AddWithValue("forbund", scenario.Forbund);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
