using System.Globalization;
using Finsam.Common.V1;
using Finsam.Participants.Tests.Service;
using Finsam.Participants.V1;
using Xunit;

namespace Finsam.Participants.Tests.Tables;

/// <summary>Random participations and random options: the SQL must count what the model counts, cell by cell.</summary>
public class RandomTablesTests
{
    private static readonly string[] Ids =
        ["deltagare.oversikt", "avslut.genomstromning", "deltagare.utbildning", "deltagare.forsorjning_fore", "deltagare.alder"];

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 12)]
    [InlineData(3, 150)]
    public async Task Tables_agree_with_the_model(int seed, int count)
    {
        var random = new Random(seed);
        var scenario = await ParticipantsScenario.StartAsync();
        var rows = Enumerable.Range(0, count).Select(i => RandomRow(random, i)).ToList();
        if (count > 0)
        {
            Assert.Equal(count, (await scenario.ImportAsync([.. rows.Select(Write)])).Summary.Created);
        }

        var asked = Enumerable.Range(0, 200).Select(i => RandomTable(random, i, Ids)).ToArray();
        foreach (var (table, of) in (await scenario.ComputeAsync(asked)).Zip(asked))
        {
            AssertAgrees(rows, of, table);
        }
    }

    /// <summary>Asserts that a table has what the model counts.</summary>
    internal static void AssertAgrees(IReadOnlyList<ModelRow> rows, ParticipantTable of, Table table)
    {
        var expected = new CohortModel(rows, of).Compute()
            .Select(row => $"{row.Label}: {string.Join(' ', row.Values.Select(value => value ?? "-"))}");
        Assert.Equal([of.ToString(), .. expected], [of.ToString(), .. table.Rows.Select(Print)]);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Cells.Count));
    }

    private static string Print(Row row) => $"{row.Label}: {string.Join(' ', row.Cells.Select(cell => !cell.HasValue ? "-"
        : decimal.Parse(cell.Value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture)))}";

    /// <summary>One of some.</summary>
    internal static T Any<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static ModelRow RandomRow(Random random, int i)
    {
        var enrolled = new DateOnly(2015, 1, 1).AddDays(random.Next(1200));
        DateOnly? closed = random.Next(3) == 0 ? null : enrolled.AddDays(random.Next(800));
        var reason = closed is null ? "" : Any(random, "", "1", "2", "9");
        var registration = Any(random, "named", "named", "anonymous");
        return new ModelRow(
            $"D{i}",
            registration == "named" ? Any(random, "", $"P{random.Next(20)}") : "",
            Any(random, "301", "302"),
            registration,
            Any(random, "woman", "man", "other", "unknown"),
            Any<int?>(random, null, random.Next(1950, 2001)),
            Any(random, "", "none", "compulsory"),
            Any<string[]>(random, [], ["other"], ["social_assistance", "study_support"], ["study_support"]),
            enrolled,
            closed,
            reason,
            reason == "1" ? Any(random, "work", "studies") : "",
            Any<bool?>(random, null, true, false));
    }

    private static string Write(ModelRow row) => string.Create(CultureInfo.InvariantCulture, $"""
        participation={row.Key} person={row.Person} insats={row.Insats} registration={row.Registration} gender={row.Gender}
         birth_year={row.BirthYear} education={row.Education} support_before={string.Join('|', row.Support)}
         enrolled_on={row.Enrolled:yyyy-MM-dd} closed_on={row.Closed:yyyy-MM-dd} closure_reason={row.Reason}
         closure_outcome={row.Outcome} goal_met={row.GoalMet?.ToString().ToLowerInvariant()}
        """).ReplaceLineEndings("");

    /// <summary>A table of one of some fixed ids, with random options.</summary>
    internal static ParticipantTable RandomTable(Random random, int i, params string[] ids)
    {
        var table = new ParticipantTable { Id = $"t{i}", Of = Any(random, ids), Population = Any(random, "", "", "closed", "new") };
        table.Insatser = Any(random, null, null, Labels("301"), Labels("302", "301"));
        table.Registration = Any(random, null, null, Labels("named"), Labels("anonymous", "volume"));
        table.Reasons = Any(random, null, null, null, Labels("1"), Labels("1/work", "2"));
        if (random.Next(5) == 0)
        {
            table.Gender = Any(random, "woman", "other");
        }

        if (random.Next(5) == 0)
        {
            table.GoalMet = random.Next(2) == 0;
        }

        if (table.Of == "deltagare.alder")
        {
            table.AgeBands.Add(["16-29", "30-99"]);
        }
        else if (random.Next(5) == 0)
        {
            table.Ages = "16-29";
        }

        return table;
    }

    private static Labels Labels(params string[] values) => new() { Values = { values } };
}
