using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Xunit;

namespace Finsam.Reporting.Tests.Service;

public sealed class RoundTableTests
{
    [Fact]
    public async Task A_report_prints_what_a_closed_round_answered_and_is_overtaken_when_occasions_are_registered()
    {
        var scenario = await ReportScenario.StartAsync();
        await AskAsync(scenario);
        var definition = scenario.Definition(new Section
        {
            Name = "01-samverkan", Markdown = "{{enkat.host-2017.nytta/Ja/Antal}} av {{enkat.host-2017.nytta/Svarande/Antal}} svarade ja.",
        });
        definition.Surveys = new Finsam.Common.V1.Labels();
        definition.LayoutJson = definition.LayoutJson.Replace(
            "{\"id\": \"nyckeltal\"",
            """
            {"id": "enkat.host-2017.nytta", "title": "Nytta", "source": "participants"},
                      {"id": "aktiviteter", "title": "Aktiviteter", "source": "participants"}, {"id": "nyckeltal"
            """,
            StringComparison.Ordinal);
        await scenario.Reporting.PutReportAsync(definition);
        var composed = await scenario.ComposeAsync();
        Assert.Contains("2 av 3 svarade ja", await scenario.ReadAsync());

        var activities = new ActivityService.ActivityServiceClient(scenario.Stack.Invoker(scenario.Stack.Token("forbundschef", scenario.Forbund)));
        var made = await activities.CreateActivityAsync(new CreateActivityRequest { RequestId = "aktivitet", Forbund = scenario.Forbund, Title = "Konferens" });
        await activities.RegisterOccasionAsync(new RegisterOccasionRequest
        {
            RequestId = "tillfalle", Forbund = scenario.Forbund, Activity = made.Activity.Activity, HeldOn = "2017-05-01",
        });
        Assert.Equal(["participants"], (await scenario.WaitUntilOvertakenAsync(composed.Version)).OvertakenBy);
    }

    private static async Task AskAsync(ReportScenario scenario)
    {
        const string Group = "board";
        var office = new QuestionnaireService.QuestionnaireServiceClient(scenario.Stack.Invoker(scenario.Stack.Token("forbundschef", scenario.Forbund)));
        await office.PutQuestionnaireAsync(new PutQuestionnaireRequest
        {
            RequestId = "enkat",
            Forbund = scenario.Forbund,
            Questionnaire = new Questionnaire
            {
                Questionnaire_ = "styrelsen",
                Title = "Styrelsen",
                Groups = { Group },
                Questions = { new Question { Question_ = "nytta", Text = "Gör förbundet nytta?", Scale = QuestionScale.YesNo } },
            },
        });
        await office.OpenRoundAsync(new OpenRoundRequest
        {
            RequestId = "omgang",
            Forbund = scenario.Forbund,
            Round = "host-2017",
            Title = "Hösten 2017",
            Questionnaire = "styrelsen",
            OpensOn = Day(-1),
            ClosesOn = Day(1),
            Invitations = { new Invitation { Group = Group, Invited = 4 } },
        });
        var codes = await office.IssueCodesAsync(new IssueCodesRequest
        {
            RequestId = "koder", Forbund = scenario.Forbund, Round = "host-2017", Group = Group, Count = 3,
        });
        var anybody = new QuestionnaireService.QuestionnaireServiceClient(scenario.Stack.Invoker(null));
        foreach (var (code, answer) in codes.Codes.Zip(["yes", "no", "yes"]))
        {
            await anybody.SubmitAnswerAsync(new SubmitAnswerRequest
            {
                RequestId = code,
                Forbund = scenario.Forbund,
                Round = "host-2017",
                Code = code,
                Answers = { new QuestionAnswer { Question = "nytta", Answer = answer } },
            });
        }

        await office.CloseRoundAsync(new CloseRoundRequest { RequestId = "stang", Forbund = scenario.Forbund, Round = "host-2017" });
    }

    private static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
