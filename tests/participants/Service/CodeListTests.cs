using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Codes come and go and are called otherwise; what was registered with one keeps it.</summary>
public sealed class CodeListTests
{
    [Fact]
    public async Task A_forbunds_own_code_is_accepted_while_it_is_valid_and_refusals_name_those_of_the_day()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var wanted = scenario.Enrollment(participation: "D1");
        wanted.Participation.Education = "folkhogskola";
        Assert.Equal(["participation.education"], TestErrors.Fields(await Refused(() => scenario.Staff.EnrollAsync(wanted))));
        await PutAsync(scenario, Own(to: "2017-06-30"));
        Assert.Equal("folkhogskola", (await scenario.Staff.EnrollAsync(wanted)).Participation.Education);
        Assert.Equal(1, (await scenario.ImportAsync("participation=D2 education=folkhogskola")).Summary.Created);

        var late = scenario.Enrollment(participation: "D3");
        (late.Participation.Education, late.Participation.EnrolledOn) = ("folkhogskola", "2017-07-01");
        var refused = await Refused(() => scenario.Staff.EnrollAsync(late));
        Assert.Contains("compulsory", TestErrors.Descriptions(refused), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown, folkhogskola", TestErrors.Descriptions(refused), StringComparison.Ordinal);

        // Another förbund has its own.
        var other = await ParticipantsScenario.StartAsync();
        wanted = other.Enrollment();
        wanted.Participation.Education = "folkhogskola";
        await Refused(() => other.Staff.EnrollAsync(wanted));
    }

    [Fact]
    public async Task A_code_stays_valid_on_the_days_that_it_is_registered_on()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await PutAsync(scenario, Own());
        await scenario.ImportAsync("participation=D1 education=folkhogskola");
        var refused = await Refused(() => PutAsync(scenario, Own(to: "2017-01-31"), "Upphör"));
        Assert.Equal((StatusCode.FailedPrecondition, "code.valid_to"), (refused.StatusCode, TestErrors.Fields(refused).Single()));
        Assert.Contains("2017-02-01", TestErrors.Descriptions(refused), StringComparison.Ordinal);
        Assert.True((await PutAsync(scenario, Own(to: "2017-02-01"), "Upphör")).Changed);

        // A later correction of something else leaves the code that it had.
        var corrected = await new CorrectionService.CorrectionServiceClient(Invoker(scenario, "insatspersonal")).CorrectParticipationAsync(
            new CorrectParticipationRequest
            {
                RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Participation = "D1", Reason = "Fel kön",
                Correction = new ParticipationCorrection { Gender = "man" },
            });
        Assert.Equal("folkhogskola", corrected.Participation.Education);
    }

    [Fact]
    public async Task A_code_has_the_label_of_the_day_and_a_history()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await PutAsync(scenario, Own());
        var ended = Own(to: "2018-12-31");
        ended.Etag = "1";
        await PutAsync(scenario, ended, "Byter namn");
        var renamed = Own(from: "2019-01-01");
        renamed.Label = "Folkhögskola, allmän linje";
        await PutAsync(scenario, renamed);
        Assert.Equal("Folkhögskola", await LabelAsync(scenario, "2018-12-31"));
        Assert.Equal("Folkhögskola, allmän linje", await LabelAsync(scenario, "2019-01-01"));
        Assert.Equal("Grundskola", (await ListAsync(scenario, "2019-01-01")).Single(code => code.Code_ == "compulsory").Label);

        var overlapping = Own(from: "2018-06-01");
        Assert.Equal(StatusCode.FailedPrecondition, (await Refused(() => PutAsync(scenario, overlapping))).StatusCode);
        Assert.Equal(StatusCode.Aborted, (await Refused(() => PutAsync(scenario, ended, "Igen"))).StatusCode);
        var versions = (await Codes(scenario, "revisor").ListCodeVersionsAsync(
            new ListCodeVersionsRequest { Forbund = scenario.Forbund, List = "education", Code = "folkhogskola" })).Versions;
        Assert.Equal(
            [("2019-01-01", "", ""), ("", "2018-12-31", "Byter namn"), ("", "", "")],
            versions.Select(version => (version.Code.ValidFrom, version.Code.ValidTo, version.Reason)));
    }

    [Fact]
    public async Task Only_open_lists_take_codes_that_are_not_there()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var gender = Own();
        gender.List = "gender";
        Assert.Equal(["code.list"], TestErrors.Fields(await Refused(() => PutAsync(scenario, gender))));
        var common = Own(from: "2018-01-01", to: "2017-01-01");
        (common.Code_, common.Label) = ("compulsory", " ");
        Assert.Equal(["code.code", "code.label", "code.valid_to"], TestErrors.Fields(await Refused(() => PutAsync(scenario, common))).Order());
        var lists = (await Codes(scenario, "insatspersonal").ListCodeListsAsync(new ListCodeListsRequest { Forbund = scenario.Forbund })).Lists;
        Assert.Contains(lists, list => list is { List: "closure_reason", Open: false });
        Assert.Equal(
            ["consent_kind", "education", "legal_ground", "occupation", "referrer", "support"], lists.Where(list => list.Open).Select(list => list.List));
    }

    private static Code Own(string from = "", string to = "") =>
        new() { List = "education", Code_ = "folkhogskola", Label = "Folkhögskola", ValidFrom = from, ValidTo = to, Position = 1 };

    private static async Task<PutCodeResponse> PutAsync(ParticipantsScenario scenario, Code code, string reason = "") =>
        await Codes(scenario, "forbundschef").PutCodeAsync(new PutCodeRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, Code = code, Reason = reason,
        });

    private static async Task<IReadOnlyList<Code>> ListAsync(ParticipantsScenario scenario, string on) =>
        (await Codes(scenario, "insatspersonal").ListCodesAsync(
            new ListCodesRequest { Forbund = scenario.Forbund, List = "education", On = on })).Codes;

    private static async Task<string> LabelAsync(ParticipantsScenario scenario, string on) =>
        (await ListAsync(scenario, on)).Single(code => code.Code_ == "folkhogskola").Label;

    private static CallInvoker Invoker(ParticipantsScenario scenario, string role) =>
        scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund, "301", "302"));

    private static CodeListService.CodeListServiceClient Codes(ParticipantsScenario scenario, string role) => new(Invoker(scenario, role));

    private static Task<RpcException> Refused<T>(Func<Task<T>> call) => Assert.ThrowsAsync<RpcException>(call);

    private static Task<RpcException> Refused<T>(Func<AsyncUnaryCall<T>> call) => Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
}
