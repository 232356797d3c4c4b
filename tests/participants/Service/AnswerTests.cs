using System.Net;
using System.Net.Http.Json;
using System.Text;
using Finsam.Participants.V1;
using Xunit;
using static Finsam.Participants.Tests.Service.ParticipantsScenario;
using static Finsam.Participants.Tests.Service.SurveyScenario;

namespace Finsam.Participants.Tests.Service;

public sealed class AnswerTests
{
    private const string Round = "host-2018";

    [Fact]
    public async Task Whoever_has_a_code_reads_the_form_and_answers_once_without_a_token()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        var code = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))).Codes);
        var form = await survey.Anybody.GetFormAsync(new GetFormRequest { Forbund = survey.Forbund, Round = Round, Code = code });
        Assert.Equal(["hur", "betyg", "igen", "antal"], form.Questions.Select(question => question.Question_));

        var typed = code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var answer = survey.Answer(Round, typed, "ofta", "3", "yes", "12");
        await survey.Anybody.SubmitAnswerAsync(answer);
        await survey.Anybody.SubmitAnswerAsync(answer);
        Assert.Equal(1, await survey.Scenario.CountAsync("select count(*) from answer_sheet where forbund_id = @forbund"));

        answer.RequestId = NewId();
        var used = await RefusalAsync(async () => await survey.Anybody.SubmitAnswerAsync(answer));
        answer.Code = "0000-0000-0000";
        var unknown = await RefusalAsync(async () => await survey.Anybody.SubmitAnswerAsync(answer));
        Assert.All([used, unknown], refusal =>
        {
            Assert.Contains("CODE_NOT_VALID", refusal);
            Assert.Contains("den finns inte i omgången eller är redan använd", refusal);
        });
        Assert.Contains("CODE_NOT_VALID", await RefusalAsync(async () => await survey.Anybody.GetFormAsync(
            new GetFormRequest { Forbund = survey.Forbund, Round = Round, Code = code })));
    }

    [Fact]
    public async Task A_browser_answers_in_json()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        var code = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))).Codes);
        using var browser = survey.Scenario.Stack.Http(token: null);
        var path = $"/v1/participants/{survey.Forbund}/rounds/{Round}";
        using var form = await browser.PostAsJsonAsync(new Uri($"{path}:form", UriKind.Relative), new { code });
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
        using var answered = await browser.PostAsJsonAsync(new Uri($"{path}/answers", UriKind.Relative), new
        {
            requestId = NewId(),
            code,
            answers = new[] { new { question = "hur", answer = "sallan" }, new { question = "betyg", answer = "1" } },
        });
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.Equal(1, await survey.Scenario.CountAsync("select count(*) from answer_sheet where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_code_that_is_used_many_times_at_once_takes_one_answer()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        var code = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))).Codes);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                await survey.Anybody.SubmitAnswerAsync(survey.Answer(Round, code, "ofta", "2"));
                return "";
            }
            catch (Grpc.Core.RpcException refused)
            {
                return refused.StatusCode.ToString();
            }
        }));
        Assert.Equal(["", .. Enumerable.Repeat("NotFound", 7)], outcomes.Order());
        Assert.Equal(1, await survey.Scenario.CountAsync("select count(*) from answer_sheet where forbund_id = @forbund"));
    }

    [Fact]
    public async Task What_is_wrong_with_an_answer_is_told_at_once_and_leaves_the_code_as_it_was()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        var code = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))).Codes);
        var wrong = survey.Answer(Round, code, hur: "", betyg: "4", igen: "kanske", antal: "007");
        wrong.Answers.Add(new QuestionAnswer { Question = "okänd", Answer = "1" });
        var refusal = await RefusalAsync(async () => await survey.Anybody.SubmitAnswerAsync(wrong));
        Assert.All(
            ["answers[0].answer", "answers[1].answer", "answers[2].answer", "answers[3].question", "Frågan hur är inte besvarad"],
            told => Assert.Contains(told, refusal));
        Assert.DoesNotContain("kanske", refusal);
        await survey.Anybody.SubmitAnswerAsync(survey.Answer(Round, code, "ofta", "1"));
    }

    [Fact]
    public async Task Neither_codes_nor_who_answered_what_or_when_can_be_found_in_the_database()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        var issue = survey.Issue(Round, 3);
        var codes = (await survey.Office.IssueCodesAsync(issue)).Codes;
        Assert.Equal(codes, (await survey.Office.IssueCodesAsync(issue)).Codes);
        Assert.Equal(3, codes.Distinct().Count());
        await survey.Anybody.SubmitAnswerAsync(survey.Answer(Round, codes[0], "ofta", "2"));

        var everything = await survey.Scenario.DumpAsync();
        Assert.All(codes, code =>
        {
            foreach (var form in new[] { code, code.Replace("-", "", StringComparison.Ordinal) })
            {
                Assert.DoesNotContain(form, everything);
                Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(form)), everything);
            }
        });
        Assert.Equal(0, await survey.Scenario.CountAsync("""
            select count(*) from information_schema.columns
            where table_name in ('answer_code', 'answer_sheet', 'round_answer') and (data_type like 'timestamp%' or data_type = 'date')
                and @forbund <> ''
            """));
        Assert.Equal(0, await survey.Scenario.CountAsync(
            "select count(*) from request_log where forbund_id = @forbund and method in ('SubmitAnswer', 'GetForm')"));
    }

    [Fact]
    public async Task A_closed_round_takes_no_answers_has_no_codes_and_one_transaction_for_all_its_answers()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync(Round);
        await survey.AnswerAsync(Round, "301", ("ofta", "1"), ("ofta", "2"), ("sallan", "3"));
        var left = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))).Codes);
        await survey.CloseAsync(Round);
        Assert.Contains("CODE_NOT_VALID", await RefusalAsync(async () => await survey.Anybody.SubmitAnswerAsync(survey.Answer(Round, left, "ofta", "1"))));
        Assert.Contains("ROUND_CLOSED", await RefusalAsync(async () => await survey.Office.IssueCodesAsync(survey.Issue(Round, 1))));
        Assert.Contains("ROUND_CLOSED", await RefusalAsync(() => survey.CloseAsync(Round)));
        Assert.Equal(0, await survey.Scenario.CountAsync("select count(*) from answer_code where forbund_id = @forbund"));
        Assert.Equal(0, await survey.Scenario.CountAsync("select count(*) from answer_sheet where forbund_id = @forbund"));
        Assert.Equal(1, await survey.Scenario.CountAsync("select count(distinct xmin::text) from round_answer where forbund_id = @forbund"));
        Assert.Equal(3, await survey.Scenario.CountAsync("select count(*) from round_answer where forbund_id = @forbund"));
    }

    [Fact]
    public async Task A_round_takes_answers_on_its_days_only()
    {
        var survey = await SurveyScenario.StartAsync();
        await survey.OpenAsync("passerad", daysAgo: 40);
        var code = Assert.Single((await survey.Office.IssueCodesAsync(survey.Issue("passerad", 1))).Codes);
        var answer = survey.Answer("passerad", code, "ofta", "1");
        Assert.Contains("ROUND_NOT_OPEN", await RefusalAsync(async () => await survey.Anybody.SubmitAnswerAsync(answer)));
        await survey.Office.ChangeRoundAsync(new ChangeRoundRequest
        {
            RequestId = NewId(), Forbund = survey.Forbund, Round = "passerad", ClosesOn = Day(10), Reason = "en vecka till",
        });
        await survey.Anybody.SubmitAnswerAsync(answer);
    }
}
