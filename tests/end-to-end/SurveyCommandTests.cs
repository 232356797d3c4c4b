using Finsam.Participants.V1;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests;

public sealed class SurveyCommandTests
{
    private const string Board = "board";

    [Fact]
    public async Task The_office_lists_rounds_gives_out_codes_and_sees_how_many_have_answered()
    {
        var stack = await TestStack.Shared;
        var forbund = TestStack.NewForbund("enkat");
        var office = new QuestionnaireService.QuestionnaireServiceClient(stack.Invoker(stack.Token("forbundschef", forbund)));
        await office.PutQuestionnaireAsync(new PutQuestionnaireRequest
        {
            RequestId = "enkat",
            Forbund = forbund,
            Questionnaire = new Questionnaire
            {
                Questionnaire_ = "styrelsen",
                Title = "Styrelsen",
                Groups = { Board },
                Questions = { new Question { Question_ = "insyn", Text = "Har du insyn?", Scale = QuestionScale.YesNo } },
            },
        });
        await office.OpenRoundAsync(new OpenRoundRequest
        {
            RequestId = "omgang",
            Forbund = forbund,
            Round = "host-2018",
            Title = "Hösten 2018",
            Questionnaire = "styrelsen",
            OpensOn = "2018-09-01",
            ClosesOn = "2018-09-30",
            Invitations = { new Invitation { Group = Board, Invited = 9 } },
        });

        // Other tests end processes of the stack and start others, which its own record of what runs does not know.
        var settings = new Dictionary<string, string>
        {
            ["FINSAM_GATEWAY"] = $"{stack.Gateway}",
            ["FINSAM_CA"] = stack.Folder.CertificateAuthority,
            ["FINSAM_TOKEN"] = stack.Token("forbundschef", forbund),
        };
        var rounds = await RunAsync("survey", forbund);
        Assert.All(["host-2018", "Hösten 2018", "2018-09-01–2018-09-30", "öppen", "9"], shown => Assert.Contains(shown, rounds));
        var codes = (await RunAsync("survey-codes", forbund, "host-2018", "--group", Board, "--count", "2"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", code));
        var rates = await RunAsync("survey", forbund, "host-2018");
        Assert.Contains("0 %", rates);

        var (code, told) = await CommandLine.RunAsync(stack.Folder.Root, settings, "survey", forbund, "finns-inte");
        Assert.Equal(1, code);
        Assert.Contains("Omgången finns inte", told);

        async Task<string> RunAsync(params string[] arguments)
        {
            var (exit, output) = await CommandLine.RunAsync(stack.Folder.Root, settings, arguments);
            Assert.True(exit == 0, output);
            return output;
        }
    }
}
