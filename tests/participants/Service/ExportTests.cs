using System.Text;
using Finsam.Participants.V1;
using Grpc.Core;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Everything that is registered comes out in the form that it went in, and says nothing of anybody to who may not know.</summary>
public sealed class ExportTests
{
    private const string Number = "198112189876";

    private static readonly string[] Rows =
    [
        "participation=D1 person=P1 birth_year=1980 municipality=Åmål education=compulsory public_support_years=2.50 referrer=ludvika",
        "participation=D2 person=P1 insats=302 support_before=social_assistance|study_support occupation_before=work:50|studies",
        "participation=D3 registration=anonymous gender=other",
        "participation=D4 gender=man person_number=19811218-9876 consent_kind=oral consent_on=2017-01-31 legal_ground=public_interest",
        "participation=D5 person=P5 closed_on=2017-08-01 closure_reason=1 closure_outcome=work support_after=none occupation_after=work:100 goal_met=true",
        "participation=D6 person=P6 closed_on=2017-08-01 closure_reason=6 plan_at_closure=false followup_12m=other",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_export_that_is_imported_again_changes_nothing(bool persons)
    {
        var scenario = await StartAsync();
        var (file, summary) = await ExportAsync(scenario, "insatspersonal", persons: persons);
        Assert.Equal(8, summary.Participations);
        Assert.Equal(Encoding.UTF8.GetByteCount(file), summary.SizeBytes);
        var again = (await scenario.ImportFileAsync(file, ParticipantsScenario.NewId())).Summary;

        // Six are known persons, who stay known where the file does not name them.
        Assert.Equal((8, persons ? 0 : 6, 0), (again.Unchanged, again.KeptValues, again.NotInFile));
        Assert.Equal(file, (await ExportAsync(scenario, "insatspersonal", persons: persons)).File);
    }

    [Fact]
    public async Task Persons_are_named_to_those_who_are_assigned_and_for_a_reason()
    {
        var scenario = await StartAsync();
        var (file, _) = await ExportAsync(scenario, "insatspersonal", persons: true);
        Assert.Contains(Number, file, StringComparison.Ordinal);
        Assert.Contains(";P1;", file, StringComparison.Ordinal);
        Assert.DoesNotContain("individual", file, StringComparison.Ordinal);

        var unnamed = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(scenario, "insatspersonal", persons: true, reason: ""));
        Assert.Equal(["reason"], TestErrors.Fields(unnamed));
        var revisor = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(scenario, "revisor", persons: true));
        Assert.Equal(StatusCode.PermissionDenied, revisor.StatusCode);
        var leader = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(scenario, "forbundschef"));
        Assert.Equal(StatusCode.PermissionDenied, leader.StatusCode);
    }

    [Fact]
    public async Task Others_tell_persons_apart_and_no_more_and_every_read_is_logged()
    {
        var scenario = await StartAsync();
        var (file, _) = await ExportAsync(scenario, "revisor");
        Assert.DoesNotContain(Number, file, StringComparison.Ordinal);
        Assert.DoesNotContain(";P1;", file, StringComparison.Ordinal);
        var rows = Read(file);
        Assert.Equal(rows["D1"]["individual"], rows["D2"]["individual"]);
        Assert.Equal(32, rows["D5"]["individual"].Length);
        Assert.Equal(["", ""], [rows["D3"]["individual"], rows["D6"]["individual"]]);
        Assert.Equal(8, await scenario.CountAsync(
            "select count(*) from participation_read where forbund_id = @forbund and reason = 'Granskning' and criteria = 'export'"));
    }

    [Fact]
    public async Task Only_what_the_caller_reaches_is_there()
    {
        var scenario = await StartAsync();
        var (file, summary) = await ExportAsync(scenario, "insatspersonal", ["302"]);
        Assert.Equal(1, summary.Participations);
        Assert.Equal(["D2"], Read(file).Keys);
        Assert.Equal(7, (await ExportAsync(scenario, "insatspersonal", insats: "301")).Summary.Participations);
        var elsewhere = await Assert.ThrowsAsync<RpcException>(() => ExportAsync(scenario, "insatspersonal", ["302"], insats: "301"));
        Assert.Equal(StatusCode.PermissionDenied, elsewhere.StatusCode);
    }

    [Fact]
    public async Task More_than_a_page_is_whole()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var rows = Enumerable.Range(0, 2100).Select(i => $"participation=D{i} person=P{i}").ToArray();
        await scenario.ImportAsync(rows);
        var (file, summary) = await ExportAsync(scenario, "insatspersonal", persons: true);
        Assert.Equal((2100, 2100), (summary.Participations, Read(file).Count));
        Assert.Equal(2100, (await scenario.ImportFileAsync(file, ParticipantsScenario.NewId())).Summary.Unchanged);
    }

    private static async Task<ParticipantsScenario> StartAsync()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        Assert.Equal(Rows.Length, (await scenario.ImportAsync(Rows)).Summary.Created);

        // What a call takes and a file does not: spaces around texts, a quote, a semicolon and a line break within.
        var request = scenario.Enrollment(" P7 ", participation: " D7 ");
        request.Participation.Municipality = " Åmål ";
        Assert.Equal("D7", (await scenario.Staff.EnrollAsync(request)).Participation.Participation_);
        request = scenario.Enrollment("P\"8;", participation: "D8");
        request.Participation.Municipality = "Säffle;\"norra\"\noch mer";
        await scenario.Staff.EnrollAsync(request);
        return scenario;
    }

    private static async Task<(string File, ParticipationsExport Summary)> ExportAsync(
        ParticipantsScenario scenario,
        string role,
        string[]? insatser = null,
        bool persons = false,
        string insats = "",
        string reason = "Granskning")
    {
        var client = new ExchangeService.ExchangeServiceClient(
            scenario.Stack.Invoker(scenario.Stack.Token(role, scenario.Forbund, insatser ?? ["301", "302"])));
        using var call = client.ExportParticipations(
            new ExportParticipationsRequest { Forbund = scenario.Forbund, Persons = persons, Insats = insats, Reason = reason });
        var file = new MemoryStream();
        ParticipationsExport? summary = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var message = call.ResponseStream.Current;
            await file.WriteAsync(message.Chunk.Memory);
            summary = message.Summary ?? summary;
        }

        return (Encoding.UTF8.GetString(file.ToArray()), summary!);
    }

    private static Dictionary<string, Dictionary<string, string>> Read(string file)
    {
        using var csv = new CsvHelper.CsvReader(
            new StringReader(file), new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = ";" });
        return csv.GetRecords<dynamic>()
            .Select(record => ((IDictionary<string, object>)record).ToDictionary(field => field.Key, field => (string)field.Value))
            .ToDictionary(record => record["participation"]);
    }
}
