using System.Globalization;
using Finsam.Common.V1;
using Finsam.LocalStack;
using Finsam.Participants.V1;

namespace Finsam.Participants.Tests.Service;

/// <summary>A förbund of its own with participations made up by a seed, and its statistics of 2017 beside those of 2016.</summary>
internal sealed class StatisticsScenario
{
    private StatisticsScenario(ParticipantsScenario participants) => Participants = participants;

    public ParticipantsScenario Participants { get; }

    public string Forbund => Participants.Forbund;

    public static Period Year => new() { From = "2017-01-01", To = "2017-12-31" };

    public static Period YearBefore => new() { From = "2016-01-01", To = "2016-12-31" };

    /// <summary>Statistics in a role of this förbund.</summary>
    public StatisticsService.StatisticsServiceClient As(string role, params string[] insatser) =>
        new(Participants.Stack.Invoker(Participants.Stack.Token(role, Forbund, insatser)));

    /// <summary>Statistics for a förbundschef of several förbund.</summary>
    public StatisticsService.StatisticsServiceClient AsLeaderOf(params string[] forbund) => new(Participants.Stack.Invoker(
        Participants.Stack.Issuer.Issue(
            "test:ledare", ["forbundschef"], forbund, [], TimeSpan.FromMinutes(30), DevelopmentIssuer.Scopes)));

    /// <summary>So many participations in 301 and 302, some of which were closed.</summary>
    public static async Task<StatisticsScenario> StartAsync(int seed, int count, int suppressionK = 1)
    {
        var scenario = new StatisticsScenario(await ParticipantsScenario.StartAsync(suppressionK));
        await scenario.Participants.ImportAsync(Rows(seed, count, "D"));
        return scenario;
    }

    /// <summary>The rows of a seed, with keys that begin alike.</summary>
    public static string[] Rows(int seed, int count, string keys)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Row(random, $"{keys}{i}"))];
    }

    /// <summary>Every figure of a message, by its path; a time is one as well.</summary>
    public static IEnumerable<(string Path, Figure Figure)> Figures(Google.Protobuf.IMessage message, string path = "")
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(message);
            var parts = value is System.Collections.IList list ? list.Cast<object>().ToArray() : value is null ? [] : [value];
            foreach (var (index, part) in parts.Index())
            {
                var name = $"{path}/{field.Name}[{index}]";
                if (part is Figure figure)
                {
                    yield return (name, figure);
                }
                else if (part is Google.Protobuf.IMessage inner)
                {
                    foreach (var found in Figures(inner, name))
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    private static string Row(Random random, string key)
    {
        var enrolled = new DateOnly(2016, 1, 1).AddDays(random.Next(730));
        DateOnly? closed = random.Next(3) == 0 ? null : enrolled.AddDays(random.Next(400));
        string[] reasons = ["1 closure_outcome=work", "1 closure_outcome=studies", "1 closure_outcome=job_seeking", "2", "3", "9"];
        string[] municipalities = ["Borlänge", "Avesta", "Ludvika"];
        string[] education = ["compulsory", "upper_secondary", "university_1y"];
        string[] genders = ["woman", "woman", "woman", "man", "man", "other", "unknown"];
        var row = string.Create(CultureInfo.InvariantCulture, $"""
            participation={key} registration=anonymous insats={(random.Next(2) == 0 ? "301" : "302")} gender={genders[random.Next(7)]} 
            municipality={municipalities[random.Next(3)]} education={education[random.Next(3)]} support_before=social_assistance|other 
            birth_year={random.Next(1952, 2001)} enrolled_on={enrolled:yyyy-MM-dd}
            """).ReplaceLineEndings("");
        return closed is null ? row : $"{row} closed_on={closed:yyyy-MM-dd} closure_reason={reasons[random.Next(reasons.Length)]}";
    }
}
