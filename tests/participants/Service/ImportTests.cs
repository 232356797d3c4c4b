using Finsam.Participants.ImportParticipations;
using Finsam.Participants.V1;
using Google.Protobuf;
using Xunit;

namespace Finsam.Participants.Tests.Service;

public class ImportTests
{
    [Fact]
    public async Task Every_problem_of_a_file_is_told_by_line_and_nothing_is_registered()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var refusal = (await scenario.ImportAsync(
            "participation=D1",
            "participation=D2 gender=kvinna enrolled_on=igår",
            "participation=D1",
            "participation=D3 insats=401",
            "participation=D4 closed_on=2017-01-01")).Refusal;
        Assert.Equal(
            [
                (3, "enrolled_on", "VALUE_INVALID"), (3, "gender", "CODE_UNKNOWN"), (4, "participation", "PARTICIPATION_TWICE"),
                (5, "insats", "INSATS_NOT_ASSIGNED"), (6, "closed_on", "CLOSED_BEFORE_ENROLLED"),
            ],
            refusal.Problems.Select(problem => (problem.Line, problem.Field, problem.Reason)));
        Assert.Equal(5, refusal.ProblemCount);
        Assert.Equal(0, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Loading_again_tells_created_changed_and_unchanged_apart()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        Assert.Equal(Summary(created: 2), (await scenario.ImportAsync("participation=D1 person=P1", "participation=D2")).Summary);
        Assert.Equal(
            Summary(created: 1, changed: 1, unchanged: 1),
            (await scenario.ImportAsync("participation=D1 person=P1", "participation=D2 gender=man", "participation=D3")).Summary);
        Assert.Equal(1, await scenario.CountAsync(
            "select count(*) from participation_version where forbund_id = @forbund and before ->> 'gender' = 'woman'"));

        // The register was put first; then each import moved the position once.
        Assert.Equal(3, await scenario.CountAsync("select position from journal_position where forbund_id = @forbund"));
    }

    [Fact]
    public async Task An_older_file_loaded_after_a_newer_one_leaves_the_avslut_standing()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 person=P1 closed_on=2017-09-01 closure_reason=1 closure_outcome=work goal_met=true");
        Assert.Equal(Summary(unchanged: 1, kept: 1), (await scenario.ImportAsync("participation=D1")).Summary);
        Assert.Equal(Summary(changed: 1, kept: 1), (await scenario.ImportAsync("participation=D1 closed_on=2017-09-01 closure_reason=2")).Summary);
        Assert.Equal(1, await scenario.CountAsync("""
            select count(*) from participation
            where forbund_id = @forbund and closure_reason = '2' and closure_outcome is null and goal_met and person_id is not null
            """));
    }

    [Fact]
    public async Task What_a_file_leaves_out_is_told_and_stays()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 education=none", "participation=D2", "participation=D3 insats=302");
        Assert.Equal(Summary(unchanged: 1, missing: 1, kept: 1), (await scenario.ImportAsync("participation=D1")).Summary);
        Assert.Equal(3, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
        Assert.Equal(1, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund and education = 'none'"));
    }

    [Fact]
    public async Task A_validated_file_is_refused_and_counted_as_an_imported_one_and_nothing_is_kept()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        Assert.Equal(Summary(created: 1), (await scenario.ImportAsync(Validation("participation=D1 person=P1"))).Summary);
        var refusal = (await scenario.ImportAsync(Validation("participation=D1 gender=kvinna"))).Refusal;
        Assert.Equal((2, "gender"), (refusal.Problems[0].Line, refusal.Problems[0].Field));
        Assert.Equal(0, await scenario.CountAsync("""
            select (select count(*) from participation where forbund_id = @forbund)
                + (select count(*) from identity.individual where forbund_id = @forbund)
                + (select count(*) from request_log where forbund_id = @forbund and method = 'ImportParticipations')
            """));

        // A file is checked against the register that is to be put before it.
        var register = scenario.Register();
        register.Insatser.Add(new Insats { Code = "302b", Name = "Ny", Kind = InsatsKind.Volume });
        var request = Validation("participation=D1 insats=302b");
        Assert.Equal("INSATS_UNKNOWN", Assert.Single((await scenario.ImportAsync(request)).Refusal.Problems).Reason);
        request.Register = register;
        Assert.Equal("INSATS_NOT_ASSIGNED", Assert.Single((await scenario.ImportAsync(request)).Refusal.Problems).Reason);
    }

    [Fact]
    public async Task A_row_with_more_fields_than_columns_is_refused_by_line()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var file = ParticipantsScenario.File("participation=D1", "participation=D2").TrimEnd('\n') + ";för;mycket\n";
        var problem = Assert.Single((await scenario.ImportFileAsync(file, ParticipantsScenario.NewId())).Refusal.Problems);
        Assert.Equal((3, "CSV_INVALID"), (problem.Line, problem.Reason));
    }

    [Fact]
    public async Task A_row_that_contradicts_what_is_registered_refuses_the_file()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 closed_on=2017-03-01", "participation=D2 person=P1");
        var refusal = (await scenario.ImportAsync(
            "participation=D1 enrolled_on=2017-04-01", "participation=D2 insats=302", "participation=D3")).Refusal;
        Assert.Equal(
            [(2, "CLOSED_BEFORE_ENROLLED"), (3, "CONTROLLER_CHANGED")], refusal.Problems.Select(problem => (problem.Line, problem.Reason)));
        Assert.Equal(2, await scenario.CountAsync("select count(*) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Whoever_is_no_longer_named_loses_the_identity_everywhere()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 person=P1");
        await scenario.ImportAsync("participation=D1 registration=anonymous");
        Assert.Equal(0, await scenario.CountAsync("""
            select (select count(*) from participation where forbund_id = @forbund and person_id is not null)
                + (select count(*) from participation_version where forbund_id = @forbund and before ? 'person_id')
                + (select count(*) from identity.person where forbund_id = @forbund)
                + (select count(*) from identity.individual where forbund_id = @forbund)
            """));
    }

    [Fact]
    public async Task A_person_stays_known_to_the_controllers_that_still_need_it()
    {
        const string KnownTo = """
            select count(*) + 10 * (select count(*) from identity.individual where forbund_id = @forbund)
            from identity.person where forbund_id = @forbund
            """;
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.ImportAsync("participation=D1 person=P1", "participation=D2 person=P1", "participation=D3 person=P1 insats=302");
        await scenario.ImportAsync("participation=D1 registration=anonymous");
        Assert.Equal(12, await scenario.CountAsync(KnownTo));
        await scenario.ImportAsync("participation=D2 person=P1 insats=302");
        Assert.Equal(11, await scenario.CountAsync(KnownTo));
        await scenario.ImportAsync(
            "participation=D3 registration=anonymous insats=302", "participation=D2 registration=anonymous insats=302");
        Assert.Equal(0, await scenario.CountAsync(KnownTo));
    }

    [Fact]
    public async Task A_replayed_import_gives_the_first_summary()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var id = ParticipantsScenario.NewId();
        var content = $"{string.Join(';', ImportColumns.All)}\n301;D1;;named;man;;;;;;;2017-01-01\n";
        Assert.Equal(Summary(created: 1), (await scenario.ImportFileAsync(content, id)).Summary);
        Assert.Equal(Summary(created: 1), (await scenario.ImportFileAsync(content, id)).Summary);
    }

    private static ImportSummary Summary(int created = 0, int changed = 0, int unchanged = 0, int missing = 0, int kept = 0) =>
        new() { Created = created, Changed = changed, Unchanged = unchanged, NotInFile = missing, KeptValues = kept };

    private static ImportParticipationsRequest Validation(params string[] rows) =>
        new() { ValidateOnly = true, Content = ByteString.CopyFromUtf8(ParticipantsScenario.File(rows)) };
}
