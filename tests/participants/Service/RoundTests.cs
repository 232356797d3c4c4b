using Finsam.Common.V1;
using Finsam.Participants.V1;
using Xunit;
using static Finsam.Participants.Tests.Service.ParticipantsScenario;
using static Finsam.Participants.Tests.Service.SurveyScenario;

namespace Finsam.Participants.Tests.Service;

public sealed class RoundTests
{
    [Fact]
    public async Task Results_are_shown_when_the_round_is_closed_beside_the_rounds_before_it()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync("host-2017", daysAgo: 20);
        await survey.AnswerAsync("host-2017", "301", ("sallan", "1"));
        await survey.CloseAsync("host-2017");

        var changed = Content();
        changed.Questions[1].Text = "Hur väl fungerar samverkan?";
        await survey.Office.PutQuestionnaireAsync(survey.Put(changed, "tydligare"));
        await survey.OpenAsync("host-2018");
        await survey.AnswerAsync("host-2018", "301", ("ofta", "3"), ("ofta", "2"));
        await survey.AnswerAsync("host-2018", "302", ("sallan", "3"));
        Assert.Contains("ROUND_NOT_CLOSED", await RefusalAsync(() => survey.ResultsAsync("host-2018")));
        await survey.CloseAsync("host-2018");

        var rounds = await survey.ResultsAsync("host-2018", earlier: 5);
        Assert.Equal(["host-2018", "host-2017"], rounds.Select(round => round.Round));
        Assert.Equal(["Hur väl fungerar samverkan?", "Hur väl fungerar det?"], rounds.Select(round => round.Questions[1].Text));
        Assert.Equal(["insats_staff: 3 [Ofta 2 67, Sällan 1 33]", "301: 2 [Ofta 2 100, Sällan 0 0]", "302: 1 [Ofta 0 0, Sällan 1 100]"],
            rounds[0].Questions[0].Distributions.Select(Print));
        Assert.Equal("insats_staff: 3 [1 0 0, 2 1 33, 3 2 67] 2.67", Print(rounds[0].Questions[1].Distributions[0]));
        Assert.Equal("insats_staff: 1 [1 1 100, 2 0 0, 3 0 0] 1", Print(rounds[1].Questions[1].Distributions[0]));

        var own = await survey.As("insatspersonal", "302").ComputeRoundResultsAsync(
            new ComputeRoundResultsRequest { Forbund = survey.Forbund, Round = "host-2018" });
        Assert.Equal(["", "302"], own.Rounds[0].Questions[0].Distributions.Select(distribution => distribution.Insats));
    }

    [Fact]
    public async Task A_round_is_a_table_of_a_report_and_a_counted_survey_of_the_same_id_comes_first()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync("host-2018", 0, Invite("301", 4), Invite("302", 2), Invite("", 5));
        await survey.OpenAsync("oppen");
        await survey.AnswerAsync("host-2018", "301", ("ofta", "3"), ("ofta", "2"));
        await survey.AnswerAsync("host-2018", "302", ("sallan", "3"));
        await survey.CloseAsync("host-2018");
        var register = survey.Scenario.Register();
        register.Surveys.Add(new Survey { Id = "host-2018.betyg.board", Question = "Publicerad", Respondents = 7 });
        await survey.Scenario.Leader.PutPeriodRegisterAsync(register);

        var tables = await survey.Scenario.ComputeAsync(
            new ParticipantTable { Id = "enkat.host-2018.hur.insats_staff" },
            new ParticipantTable { Id = "enkat.host-2018.igen.insats_staff" },
            new ParticipantTable { Id = "enkat.host-2018.betyg.board" });
        Assert.Equal(["Ofta: 2 67", "Sällan: 1 33", "Svarande: 3 50", "Tillfrågade: 6 0"], Print(tables[0]));
        Assert.Equal(["Ja: 0 0", "Nej: 0 0", "Svarande: 0 0", "Tillfrågade: 6 0"], Print(tables[1]));
        Assert.Equal(["Svarande: 7 0"], Print(tables[2]));
        foreach (var id in new[] { "enkat.oppen.hur", "enkat.host-2018.hur", "enkat.host-2018.okand.board" })
        {
            Assert.Contains("TABLE_UNKNOWN", await RefusalAsync(() => survey.Scenario.ComputeAsync(new ParticipantTable { Id = id })));
        }
    }

    [Fact]
    public async Task Small_counts_are_withheld_alike_in_results_table_and_response_rates()
    {
        var survey = await SurveyScenario.StartAsync(suppressionK: 3);
        await survey.OpenAsync("host-2018");
        await survey.AnswerAsync("host-2018", "301", [.. Enumerable.Repeat(("ofta", "3"), 4), ("ofta", "1"), ("ofta", "2"), ("ofta", "2")]);
        await survey.AnswerAsync("host-2018", "302", ("ofta", "3"), ("ofta", "3"));
        var rates = (await survey.Office.ComputeResponseRatesAsync(
            new ComputeResponseRatesRequest { Forbund = survey.Forbund, Round = "host-2018" })).Rates;
        Assert.Equal([(9, 9, false), (0, 0, true), (0, 0, true)], rates.Select(rate => (rate.Answered, rate.Share, rate.Suppressed)));
        await survey.CloseAsync("host-2018");

        var betyg = (await survey.ResultsAsync("host-2018"))[0].Questions[1];
        Assert.Equal(["insats_staff: 9 [1 -, 2 -, 3 6 67]", "301: withheld", "302: withheld"], betyg.Distributions.Select(Print));
        var table = Assert.Single(await survey.Scenario.ComputeAsync(new ParticipantTable { Id = "enkat.host-2018.betyg" }));
        Assert.Equal(["1: -", "2: -", "3: 6 67", "Svarande: 9 9", "Tillfrågade: 100 0"], Print(table));
    }

    [Fact]
    public async Task Codes_are_given_out_for_those_invited_by_those_who_meet_them()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync("host-2018", 0, Invite("301", 3), Invite("", 2));
        var team = survey.As("insatspersonal", "301");
        Assert.Equal(2, (await team.IssueCodesAsync(survey.Issue("host-2018", 2))).Issued);
        Assert.Contains("CODES_GIVEN_OUT", await RefusalAsync(async () => await team.IssueCodesAsync(survey.Issue("host-2018", 2))));
        Assert.Contains("VALUE_MISSING", await RefusalAsync(async () => await team.IssueCodesAsync(survey.Issue("host-2018", 1, insats: ""))));
        Assert.Contains("INSATS_NOT_ASSIGNED", await RefusalAsync(async () => await team.IssueCodesAsync(survey.Issue("host-2018", 1, insats: "302"))));
        Assert.Contains("NOT_INVITED", await RefusalAsync(async () => await survey.Office.IssueCodesAsync(survey.Issue("host-2018", 1, insats: "302"))));
        await survey.Office.IssueCodesAsync(survey.Issue("host-2018", 2, insats: ""));

        var change = new ChangeRoundRequest
        {
            RequestId = NewId(), Forbund = survey.Forbund, Round = "host-2018", Invitations = { Invite("301", 1) }, Reason = "färre",
        };
        Assert.Contains("CODES_GIVEN_OUT", await RefusalAsync(async () => await survey.Office.ChangeRoundAsync(change)));
        (change.RequestId, change.Invitations[0].Invited) = (NewId(), 10);
        var changed = (await survey.Office.ChangeRoundAsync(change)).Round;
        Assert.Equal(("2", 10), (changed.Etag, changed.Invitations.Single(invitation => invitation.HasInsats).Invited));
        Assert.Equal(4, (await team.IssueCodesAsync(survey.Issue("host-2018", 2))).Issued);
        Assert.Equal(1, await survey.Scenario.CountAsync(
            "select count(*) from round_change where forbund_id = @forbund and before -> 'invitations' -> 1 ->> 'invited' = '3' and reason = 'färre'"));
    }

    [Fact]
    public async Task A_questionnaire_is_checked_whole_and_every_version_of_it_stays()
    {
        var survey = await SurveyScenario.StartAsync();
        var wrong = Content();
        wrong.Groups.Add("alla");
        wrong.Questions[0].Options[1].Answer = "ofta";
        wrong.Questions[1].Steps = 1;
        wrong.Questions[2].Question_ = "hur";
        wrong.Questions[3].Scale = QuestionScale.Unspecified;
        var refusal = await RefusalAsync(async () => await survey.Office.PutQuestionnaireAsync(survey.Put(wrong, "fel")));
        Assert.All(
            ["questionnaire.groups[2]", "questions[0].options[1]", "questions[1].steps", "questions[2]", "questions[3].scale"],
            field => Assert.Contains(field, refusal));

        Assert.False((await survey.Office.PutQuestionnaireAsync(survey.Put(Content()))).Changed);
        var changed = Content();
        changed.Title = "Samverkan i förbundet";
        Assert.Contains("reason", await RefusalAsync(async () => await survey.Office.PutQuestionnaireAsync(survey.Put(changed))));
        Assert.Equal("2", (await survey.Office.PutQuestionnaireAsync(survey.Put(changed, "nytt namn", etag: "1"))).Etag);
        Assert.Contains("ETAG_MISMATCH", await RefusalAsync(
            async () => await survey.Office.PutQuestionnaireAsync(survey.Put(Content(), "tillbaka", etag: "1"))));

        var first = await survey.Office.GetQuestionnaireAsync(
            new GetQuestionnaireRequest { Forbund = survey.Forbund, Questionnaire = Key, Version = 1 });
        Assert.Equal(Content(), first.Questionnaire.Content);
        var listed = Assert.Single((await survey.As("styrelse").ListQuestionnairesAsync(
            new ListQuestionnairesRequest { Forbund = survey.Forbund })).Questionnaires);
        Assert.Equal(("Samverkan i förbundet", "nytt namn", "test:forbundschef"), (listed.Content.Title, listed.Reason, listed.RegisteredBy));
    }

    private static string Print(AnswerDistribution distribution)
    {
        var who = distribution.HasInsats ? distribution.Insats : distribution.Group;
        return distribution.Suppressed
            ? $"{who}: withheld"
            : $"{who}: {distribution.Answered} [{string.Join(", ", distribution.Answers.Select(Print))}] {distribution.Mean}".TrimEnd();
    }

    private static string Print(AnswerCount answer) => answer.Suppressed ? $"{answer.Label} -" : $"{answer.Label} {answer.Count} {answer.Share}";

    private static string[] Print(Table table) =>
        [.. table.Rows.Select(row => $"{row.Label}: {(row.Cells[0].Suppressed ? "-" : $"{row.Cells[0].Value} {row.Cells[0].Share}")}")];
}
