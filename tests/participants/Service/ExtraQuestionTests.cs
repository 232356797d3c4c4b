using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>The förbund's own questions, and answers to them at measure points.</summary>
public sealed class ExtraQuestionTests
{
    [Fact]
    public async Task A_question_is_answered_where_and_while_it_is_put()
    {
        var scenario = await StartAsync();
        await PutAsync(scenario, Choice());
        await PutAsync(scenario, new ExtraQuestion
        {
            Question = "barn", Name = "Antal barn", Kind = AnswerKind.Number, Lowest = "0", Highest = "20", MeasurePoints = { "start", "closure" },
            ValidFrom = "2017-01-01", Position = 2,
        });
        await PutAsync(scenario, new ExtraQuestion
        {
            Question = "korkort", Name = "Har du körkort?", Kind = AnswerKind.YesNo, MeasurePoints = { "start" }, Insatser = { "302" },
            ValidFrom = "2017-01-01",
        });
        await PutAsync(scenario, new ExtraQuestion
        {
            Question = "senare", Name = "Ny fråga", Kind = AnswerKind.YesNo, MeasurePoints = { "start" }, ValidFrom = "2017-03-01",
        });
        var point = (await AnswerAsync(scenario, "start", ("boende", "egen"), ("barn", "2"))).MeasurePoint;
        Assert.Equal([("barn", "2", 1), ("boende", "egen", 1)], point.Answers.Select(each => (each.Question, each.Value, each.QuestionVersion)));

        // What is not named stays; an empty value takes away.
        Assert.Equal(["barn"], (await AnswerAsync(scenario, "start", ("boende", ""))).MeasurePoint.Answers.Select(each => each.Question));
        var refused = await Refused(() => AnswerAsync(scenario, "start", ("korkort", "true"), ("senare", "true"), ("boende", "slott"), ("barn", "21")));
        Assert.Equal(
            ["answers[0].question", "answers[1].question", "answers[2].value", "answers[3].value"], TestErrors.Fields(refused));
        Assert.Contains("egen, andra", TestErrors.Descriptions(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_changed_keeps_its_answers_and_its_history()
    {
        var scenario = await StartAsync();
        await PutAsync(scenario, Choice());
        await AnswerAsync(scenario, "start", ("boende", "egen"));
        var changed = Choice();
        changed.Choices.RemoveAt(0);
        changed.Etag = "1";
        var unreasoned = await Refused(() => PutAsync(scenario, changed, reason: ""));
        Assert.Equal(["reason"], TestErrors.Fields(unreasoned));
        Assert.True((await PutAsync(scenario, changed)).Changed);
        Assert.Equal(StatusCode.Aborted, (await Refused(() => PutAsync(scenario, changed))).StatusCode);
        changed.Etag = "";
        Assert.False((await PutAsync(scenario, changed)).Changed);

        var points = await Points(scenario).GetMeasurePointsAsync(new GetMeasurePointsRequest { Forbund = scenario.Forbund, Participation = "D1" });
        Assert.Equal(("egen", 1), (points.MeasurePoints[0].Answers[0].Value, points.MeasurePoints[0].Answers[0].QuestionVersion));
        Assert.Equal(["answers[0].value"], TestErrors.Fields(await Refused(() => AnswerAsync(scenario, "start", ("boende", "egen")))));
        var versions = (await Questions(scenario, "revisor").ListExtraQuestionVersionsAsync(
            new ListExtraQuestionVersionsRequest { Forbund = scenario.Forbund, Question = "boende" })).Versions;
        Assert.Equal([(1, "Ändrad"), (2, "")], versions.Select(version => (version.Question.Choices.Count, version.Reason)));
    }

    [Fact]
    public async Task A_question_is_refused_with_everything_that_is_wrong_with_it()
    {
        var scenario = await StartAsync();
        var refused = await Refused(() => PutAsync(scenario, new ExtraQuestion
        {
            Question = "Å", Kind = AnswerKind.Choice, MeasurePoints = { "mitt i" }, Insatser = { "999" }, ValidFrom = "2017-01-01", ValidTo = "2016-01-01",
            Lowest = "1",
        }));
        Assert.Equal(
            ["choices", "insatser", "lowest", "measure_points", "name", "question", "valid_to"],
            TestErrors.Fields(refused).Select(field => field["question.".Length..]).Order());
        await PutAsync(scenario, Choice());
        var other = Choice();
        other.Kind = AnswerKind.YesNo;
        other.Choices.Clear();
        Assert.Equal(["question.kind"], TestErrors.Fields(await Refused(() => PutAsync(scenario, other))));
    }

    [Fact]
    public async Task Questions_are_listed_in_order_to_those_whom_they_concern()
    {
        var scenario = await StartAsync();
        var elsewhere = Choice();
        (elsewhere.Question, elsewhere.Position) = ("annan", 0);
        elsewhere.Insatser.Add("302");
        await PutAsync(scenario, Choice());
        await PutAsync(scenario, elsewhere);
        Assert.Equal(["annan", "boende"], await ListAsync(scenario, new ListExtraQuestionsRequest(), "301", "302"));
        Assert.Equal(["boende"], await ListAsync(scenario, new ListExtraQuestionsRequest(), "301"));
        Assert.Equal(["annan", "boende"], await ListAsync(scenario, new ListExtraQuestionsRequest { Insats = "302", MeasurePoint = "start" }, "302"));
        Assert.Empty(await ListAsync(scenario, new ListExtraQuestionsRequest { On = "2016-12-31" }, "301"));
    }

    private static ExtraQuestion Choice() => new()
    {
        Question = "boende",
        Name = "Hur bor du?",
        Kind = AnswerKind.Choice,
        Choices = { new AnswerChoice { Code = "egen", Label = "Egen bostad" }, new AnswerChoice { Code = "andra", Label = "Hos andra" } },
        MeasurePoints = { "start" },
        ValidFrom = "2017-01-01",
        Position = 1,
    };

    private static async Task<ParticipantsScenario> StartAsync()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment(participation: "D1"));
        return scenario;
    }

    private static async Task<PutExtraQuestionResponse> PutAsync(ParticipantsScenario scenario, ExtraQuestion question, string reason = "Ändrad") =>
        await Questions(scenario, "forbundschef").PutExtraQuestionAsync(new PutExtraQuestionRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Question = question, Reason = reason,
        });

    private static async Task<PutMeasurePointResponse> AnswerAsync(
        ParticipantsScenario scenario, string kind, params (string Question, string Value)[] answers) =>
        await Points(scenario).PutMeasurePointAsync(new PutMeasurePointRequest
        {
            RequestId = ParticipantsScenario.NewId(),
            Forbund = scenario.Forbund,
            Participation = "D1",
            Kind = kind,
            Reason = "Komplettering",
            Answers = { answers.Select(answer => new ExtraAnswer { Question = answer.Question, Value = answer.Value }) },
        });

    private static async Task<IEnumerable<string>> ListAsync(
        ParticipantsScenario scenario, ListExtraQuestionsRequest request, params string[] insatser)
    {
        request.Forbund = scenario.Forbund;
        return (await Questions(scenario, "insatspersonal", insatser).ListExtraQuestionsAsync(request)).Questions.Select(each => each.Question);
    }

    private static ExtraQuestionService.ExtraQuestionServiceClient Questions(ParticipantsScenario scenario, string role, params string[] insatser) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund, insatser)));

    private static MeasurePointService.MeasurePointServiceClient Points(ParticipantsScenario scenario) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")));

    private static Task<RpcException> Refused<T>(Func<Task<T>> call) => Assert.ThrowsAsync<RpcException>(call);
}
