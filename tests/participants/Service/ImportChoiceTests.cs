using System.Text;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.V1;
using Google.Protobuf;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>What a file may do by the choice of who sends it.</summary>
public sealed class ImportChoiceTests
{
    private const int ManyRows = 50_000;

    [Fact]
    public async Task Good_rows_are_registered_and_the_others_told_where_the_request_says_so()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 person=P1", "participation=D2 gender=man", "participation=D9 closed_on=2017-03-01");
        var file = ParticipantsScenario.File(
            "participation=D1 person=P1", "participation=D2", "participation=D3 person=P3", "participation=D4 person=P4 gender=kvinna",
            "participation=D9 person=P9 enrolled_on=2017-04-01");
        file += new string(';', ImportColumns.All.Count - 1) + "\n";
        var request = new ImportParticipationsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Content = ByteString.CopyFromUtf8(file), SkipBadRows = true,
        };
        var summary = (await scenario.ImportAsync(request)).Summary;
        Assert.Equal(
            (1, 1, 1, 1, 2), (summary.Created, summary.Changed, summary.Unchanged, summary.Skipped, summary.Failed));
        Assert.Equal(
            [(5, "gender", "CODE_UNKNOWN", "woman, man, other, unknown"), (6, "enrolled_on", "CLOSED_BEFORE_ENROLLED", "")],
            summary.Problems.Select(problem => (problem.Line, problem.Field, problem.Reason, problem.Accepted)));
        Assert.Equal(4, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));

        // Nobody is known that no participation is of.
        Assert.Equal(2, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
        Assert.Equal(2, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(summary, (await scenario.ImportAsync(request)).Summary);
    }

    [Fact]
    public async Task What_is_warned_of_refuses_a_strict_file()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        string[] rows = ["participation=D1 person=P1", "participation=D2 person=P1 enrolled_on=2017-03-01", "participation=D3 birth_year=1900"];
        var request = new ImportParticipationsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Content = ByteString.CopyFromUtf8(ParticipantsScenario.File(rows)), Strict = true,
        };
        (int, string)[] told = [(2, "PARTICIPATION_OVERLAPS"), (3, "PARTICIPATION_OVERLAPS"), (4, "AGE_UNUSUAL")];
        Assert.Equal([(4, "AGE_UNUSUAL")], (await scenario.ImportAsync(request)).Refusal.Problems.Select(problem => (problem.Line, problem.Reason)));

        (request.Strict, request.ValidateOnly) = (false, true);
        Assert.Equal(told, (await scenario.ImportAsync(request)).Summary.Warnings.Select(warning => (warning.Line, warning.Reason)));
        Assert.Equal(told, (await scenario.ImportAsync(rows)).Summary.Warnings.Select(warning => (warning.Line, warning.Reason)));
    }

    [Fact]
    public async Task Columns_that_a_file_lacks_change_nothing()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync(
            "participation=D1 consent_kind=written consent_on=2017-01-01 legal_ground=public_interest occupation_before=work:50|studies");
        var columns = string.Join(';', ImportColumns.Required);
        var older = $"{columns}\n301;D1;;named;woman;;;;;;;2017-02-01{new string(';', ImportColumns.Required.Count - 12)}\n";
        var summary = (await scenario.ImportFileAsync(older, ParticipantsScenario.NewId())).Summary;
        Assert.Equal((0, 1, 0), (summary.Changed, summary.Unchanged, summary.KeptValues));
        Assert.Equal(1, (await scenario.ImportAsync("participation=D1")).Summary.KeptValues);
        await scenario.ImportAsync("participation=D1 registration=anonymous");
        Assert.Equal(1, await scenario.CountAsync("""
            select count(*) from participation
            where forbund_id = @forbund and consent_kind is null and consent_on is null and occupation_before = '{work:50,studies}'
            """));
    }

    [Fact]
    public async Task A_file_of_fifty_thousand_rows_is_registered_and_changes_nothing_the_second_time()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var file = new StringBuilder(string.Join(';', ImportColumns.Required)).Append('\n');
        for (var i = 0; i < ManyRows; i++)
        {
            file.Append(null, $"301;D{i};P{i};named;woman;1980;;;;;;2017-02-01;;;;;;;\n");
        }

        // The planner knows of another förbund when the file comes, as on every day when a förbund begins.
        var content = file.ToString();
        var other = await ParticipantsScenario.StartAsync();
        await other.ImportAsync([.. Enumerable.Range(0, 300).Select(i => $"participation=X{i} person=Q{i}")]);
        await using (var connection = await scenario.Stack.OpenDatabaseAsync("participants"))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "analyze";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Equal(ManyRows, (await scenario.ImportFileAsync(content, ParticipantsScenario.NewId())).Summary.Created);
        Assert.Equal(ManyRows, (await scenario.ImportFileAsync(content, ParticipantsScenario.NewId())).Summary.Unchanged);
        Assert.Equal(ManyRows, await scenario.CountAsync("select count(distinct person_id) from participation where forbund_id = @forbund"));
    }
}
