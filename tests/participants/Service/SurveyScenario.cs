using System.Globalization;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;
using static Finsam.Participants.Tests.Service.ParticipantsScenario;

namespace Finsam.Participants.Tests.Service;

/// <summary>A förbund with a questionnaire of every scale, for staff of insatser and for the board.</summary>
internal sealed record SurveyScenario(ParticipantsScenario Scenario)
{
    public const string Staff = "insats_staff";
    public const string Board = "board";
    public const string Key = "samverkan";

    public string Forbund => Scenario.Forbund;

    /// <summary>The förbund's office.</summary>
    public QuestionnaireService.QuestionnaireServiceClient Office => As("forbundschef");

    /// <summary>Whoever answers: without a token.</summary>
    public QuestionnaireService.QuestionnaireServiceClient Anybody => new(Scenario.Stack.Invoker(null));

    public static async Task<SurveyScenario> StartAsync(int suppressionK = 1)
    {
        var survey = new SurveyScenario(await ParticipantsScenario.StartAsync(suppressionK));
        await survey.Office.PutQuestionnaireAsync(survey.Put(Content()));
        return survey;
    }

    public QuestionnaireService.QuestionnaireServiceClient As(string role, params string[] insatser) =>
        new(Scenario.Stack.Invoker(Scenario.Stack.Token(role, Forbund, insatser)));

    public static Questionnaire Content() => new()
    {
        Questionnaire_ = Key,
        Title = "Samverkan",
        Groups = { Staff, Board },
        Questions =
        {
            new Question
            {
                Question_ = "hur", Text = "Hur ofta möts ni?", Scale = QuestionScale.Choice,
                Options = { new AnswerOption { Answer = "ofta", Label = "Ofta" }, new AnswerOption { Answer = "sallan", Label = "Sällan" } },
            },
            new Question { Question_ = "betyg", Text = "Hur väl fungerar det?", Scale = QuestionScale.Rating, Steps = 3 },
            new Question { Question_ = "igen", Text = "Igen?", Scale = QuestionScale.YesNo, MayBeSkipped = true },
            new Question { Question_ = "antal", Text = "Antal möten?", Scale = QuestionScale.Number, Highest = 100, MayBeSkipped = true },
        },
    };

    public PutQuestionnaireRequest Put(Questionnaire content, string reason = "", string etag = "") =>
        new() { RequestId = NewId(), Forbund = Forbund, Questionnaire = content, Reason = reason, Etag = etag };

    /// <summary>Opens a round that takes answers now, unless it is to be so many days ago.</summary>
    public async Task<Round> OpenAsync(string round, int daysAgo = 0, params Invitation[] invitations) =>
        (await Office.OpenRoundAsync(new OpenRoundRequest
        {
            RequestId = NewId(),
            Forbund = Forbund,
            Round = round,
            Title = round,
            Questionnaire = Key,
            OpensOn = Day(-2 - daysAgo),
            ClosesOn = Day(30 - daysAgo),
            Invitations = { invitations.Length > 0 ? invitations : [Invite("301", 50), Invite("302", 50)] },
        })).Round;

    public static Invitation Invite(string insats, int invited) =>
        insats.Length == 0 ? new Invitation { Group = Board, Invited = invited } : new Invitation { Group = Staff, Insats = insats, Invited = invited };

    public IssueCodesRequest Issue(string round, int count, string insats = "301") => new()
    {
        RequestId = NewId(), Forbund = Forbund, Round = round, Group = insats.Length == 0 ? Board : Staff, Insats = insats, Count = count,
    };

    /// <summary>Answers with a code: what is left out is skipped.</summary>
    public SubmitAnswerRequest Answer(string round, string code, string hur, string betyg, string igen = "", string antal = "") => new()
    {
        RequestId = NewId(),
        Forbund = Forbund,
        Round = round,
        Code = code,
        Answers =
        {
            new[] { ("hur", hur), ("betyg", betyg), ("igen", igen), ("antal", antal) }
                .Where(given => given.Item2.Length > 0).Select(given => new QuestionAnswer { Question = given.Item1, Answer = given.Item2 }),
        },
    };

    /// <summary>Gives out as many codes as there are answers, and answers with each.</summary>
    public async Task AnswerAsync(string round, string insats, params (string Hur, string Betyg)[] answers)
    {
        var codes = (await Office.IssueCodesAsync(Issue(round, answers.Length, insats))).Codes;
        foreach (var (code, answer) in codes.Zip(answers))
        {
            await Anybody.SubmitAnswerAsync(Answer(round, code, answer.Hur, answer.Betyg));
        }
    }

    public async Task CloseAsync(string round) =>
        await Office.CloseRoundAsync(new CloseRoundRequest { RequestId = NewId(), Forbund = Forbund, Round = round });

    public async Task<IReadOnlyList<RoundResults>> ResultsAsync(string round, int earlier = 0) =>
        (await Office.ComputeRoundResultsAsync(new ComputeRoundResultsRequest { Forbund = Forbund, Round = round, EarlierRounds = earlier })).Rounds;

    public static string Day(int fromToday) =>
        DateTime.UtcNow.AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reason and violations of a refusal.</summary>
    public static async Task<string> RefusalAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        return refused.Trailers.GetValueBytes("grpc-status-details-bin") is { } details
            ? System.Text.Encoding.UTF8.GetString(details)
            : refused.Status.Detail;
    }
}
