using System.Globalization;
using System.Text;
using Finsam.Participants.ImportParticipations;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>A file of participations that is sent in parts is imported as one that is sent in a message, and may be larger.</summary>
public sealed class ImportFileTests
{
    private const int PartBytes = 1024 * 1024;
    private const string Registered = "select count(*) from participation where forbund_id = @forbund";

    [Fact]
    public async Task A_file_that_is_larger_than_a_message_is_imported_through_the_gateway()
    {
        const int Rows = 66;
        var scenario = await ParticipantsScenario.StartAsync();
        var padding = new string(' ', PartBytes);
        var file = new StringBuilder("insats;participation;registration;gender;enrolled_on;municipality;person\n");
        for (var i = 0; i < Rows; i++)
        {
            file.Append(CultureInfo.InvariantCulture, $"301;D{i};named;woman;2017-02-01;{padding}Ludvika;P{i}\n");
        }

        var last = await SendAsync(Exchange(scenario), First(scenario), Encoding.UTF8.GetBytes($"{Headed(file.ToString())}"));
        Assert.Equal((Rows, 0), (last.Summary?.Created, last.Summary?.ProblemCount));
        Assert.Equal(Rows, await scenario.CountAsync($"{Registered} and municipality = 'Ludvika'"));
    }

    [Fact]
    public async Task It_has_the_choices_and_the_request_log_of_one_in_a_message()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var file = ParticipantsScenario.File("participation=D1 person=P1", "participation=D2 gender=kvinna", "participation=D3 person=P3");
        var (exchange, bytes, first) = (Exchange(scenario), Encoding.UTF8.GetBytes(file), First(scenario));
        Assert.Equal((3, "gender"), Told(Assert.Single((await SendAsync(exchange, first, bytes)).Refusal.Problems)));
        (first.SkipBadRows, first.ValidateOnly) = (true, true);
        Assert.Equal((2, 1), Count((await SendAsync(exchange, first, bytes, partBytes: 7)).Summary));
        Assert.Equal(0, await scenario.CountAsync(Registered));
        first.ValidateOnly = false;
        var summary = (await SendAsync(exchange, first, bytes, partBytes: 100)).Summary;
        Assert.Equal((2, 1), Count(summary));

        // Whichever way it is sent again.
        Assert.Equal(summary, (await SendAsync(exchange, first, bytes)).Summary);
        Assert.Equal(summary, (await scenario.ImportAsync(new ImportParticipationsRequest
        {
            RequestId = first.RequestId, SkipBadRows = true, Content = ByteString.CopyFrom(bytes),
        })).Summary);
        var reused = await Assert.ThrowsAsync<RpcException>(() => SendAsync(exchange, first, [.. bytes, .. "301;D4\n"u8]));
        Assert.Equal(["request_id"], TestErrors.Fields(reused));
    }

    [Fact]
    public async Task A_caller_who_goes_away_or_a_service_that_is_killed_leaves_nothing_and_it_is_sent_again()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var file = Encoding.UTF8.GetBytes(ParticipantsScenario.File([.. Enumerable.Range(0, 5000).Select(i => $"participation=D{i} person=P{i}")]));
        var first = First(scenario);
        using (var broken = Exchange(scenario).ImportParticipationsFile())
        {
            var half = first.Clone();
            half.Chunk = ByteString.CopyFrom(file, 0, file.Length / 2);
            await broken.RequestStream.WriteAsync(half);
        }

        var instance = await scenario.Stack.StartInstanceAsync("participants");
        using (var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{instance.Port}"))
        {
            var headers = new Metadata { { "authorization", $"Bearer {scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")}" } };
            using var killed = new ExchangeService.ExchangeServiceClient(channel).ImportParticipationsFile(headers);
            var whole = first.Clone();
            whole.Chunk = ByteString.CopyFrom(file);
            await killed.RequestStream.WriteAsync(whole);
            await killed.RequestStream.CompleteAsync();
            Assert.True(await killed.ResponseStream.MoveNext(CancellationToken.None));
            Assert.NotNull(killed.ResponseStream.Current.Step.Progress);
            await scenario.Stack.KillAsync(instance.Name);
        }

        // The last of it may have been answered before the service was gone: then it is registered whole.
        var registered = await scenario.CountAsync(Registered);
        Assert.Contains(registered, (long[])[0, 5000]);
        Assert.Equal(5000, (await SendAsync(Exchange(scenario), first, file)).Summary.Created);
        Assert.Equal(5000, await scenario.CountAsync(Registered));
        Assert.Equal(5000, await scenario.CountAsync("select count(*) from identity.person where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Nobody_sends_a_file_without_a_token_or_a_forbund()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var stranger = new ExchangeService.ExchangeServiceClient(scenario.Stack.Invoker(null));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => SendAsync(stranger, First(scenario), []))).StatusCode);
        using var silent = Exchange(scenario).ImportParticipationsFile();
        await silent.RequestStream.CompleteAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => silent.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(["forbund"], TestErrors.Fields(refused));
    }

    // The columns that a file must have, those that it does not name last.
    private static string Headed(string file)
    {
        var given = file[..file.IndexOf('\n')].Split(';');
        return $"{string.Join(';', given.Union(ImportColumns.Required))}{file[file.IndexOf('\n')..]}";
    }

    private static ExchangeService.ExchangeServiceClient Exchange(ParticipantsScenario scenario) =>
        new(scenario.Stack.Invoker(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")));

    private static ImportParticipationsFileRequest First(ParticipantsScenario scenario) =>
        new() { RequestId = ParticipantsScenario.NewId(), Forbund = scenario.Forbund, FileName = "participants.csv" };

    private static async Task<ImportParticipationsResponse> SendAsync(
        ExchangeService.ExchangeServiceClient exchange, ImportParticipationsFileRequest first, byte[] file, int partBytes = PartBytes)
    {
        using var call = exchange.ImportParticipationsFile();
        var message = first.Clone();
        for (var at = 0; at == 0 || at < file.Length; at += partBytes)
        {
            message.Chunk = ByteString.CopyFrom(file, at, Math.Min(partBytes, file.Length - at));
            await call.RequestStream.WriteAsync(message);
            message = new ImportParticipationsFileRequest();
        }

        await call.RequestStream.CompleteAsync();
        ImportParticipationsResponse? last = null;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            last = call.ResponseStream.Current.Step;
        }

        return last!;
    }

    private static (int Line, string Field) Told(Common.V1.LineProblem problem) => (problem.Line, problem.Field);

    private static (int Created, int Failed) Count(ImportSummary summary) => (summary.Created, summary.Failed);
}
