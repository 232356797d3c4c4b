using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Finsam.LocalStack;
using Finsam.Participants.Tests.Domain;
using Finsam.Participants.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>
/// After a run of all that is done with persons, refusals included, no number and no key of it stands anywhere but sealed: not in a log, a table of
/// any service, an event, a trace or the text of an error.
/// </summary>
public sealed class PersonalDataTests
{
    private const string Reason = "Ärendet söktes upp";
    private static readonly string Former = MadeUpNumbers.WithCheckDigit("196402892390");
    private static readonly string Number = MadeUpNumbers.WithCheckDigit("196402292390");
    private static readonly string Second = MadeUpNumbers.WithCheckDigit("196403012390");
    private static readonly string Wrong = Number[..^1] + (char)('0' + (Number[^1] - '0' + 1) % 10);
    private static readonly string Key = $"kund-{Guid.NewGuid():N}";

    private readonly List<string> _errors = [];

    [Fact]
    public async Task No_number_and_no_key_is_left_in_clear_anywhere()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await using var collector = await TraceCollector.StartAsync();
        await using var events = await EventTap.StartAsync(scenario.Stack.Broker, "finsam.participations-changed");
        var instance = await scenario.Stack.StartInstanceAsync("participants", collector.Settings);
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{instance.Port}");
        var run = new Run(scenario, channel);
        await RunAsync(run);
        await RefuseJsonAsync(scenario);

        await collector.WaitForAsync("ProtectPerson");
        await events.WaitForAsync(scenario.Forbund);
        Assert.NotEmpty(_errors);
        var everywhere = new Dictionary<string, string>
        {
            ["errors"] = string.Join('\n', [.. _errors, .. run.Answers]),
            ["events"] = events.Bodies,
            ["traces"] = collector.Bodies,
            ["logs"] = await LogsAsync(scenario),
        };
        foreach (var service in ServiceName.WithDatabase)
        {
            everywhere[$"tables of {service}"] = await scenario.DumpAsync(service);
        }

        Assert.All(everywhere, place => Assert.NotEmpty(place.Value));
        Assert.Contains(scenario.Forbund, everywhere["tables of participants"], StringComparison.Ordinal);
        var found = from place in everywhere
            from text in Forms()
            where place.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
            select $"{place.Key}: {text}, in …{Around(place.Value, text)}…";
        Assert.True(!found.Any(), string.Join('\n', found));
    }

    /// <summary>Each as people write it, and as bytes are printed.</summary>
    private static IEnumerable<string> Forms() => new[] { Former, Number, Second, Wrong }
        .SelectMany(number => new[] { number[2..], $"{number[2..8]}-{number[8..]}", $"{number[2..8]}+{number[8..]}" })
        .Append(Key)
        .SelectMany(text => new[]
        {
            text, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)), Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='),
        })
        .Concat(new[] { Former, Number, Second, Wrong }.Select(number => Convert.ToBase64String(Encoding.UTF8.GetBytes(number)).TrimEnd('=')));

    private async Task RunAsync(Run run)
    {
        var forbund = run.Scenario.Forbund;
        await run.Participants.EnrollAsync(run.Scenario.Numbered(Former, participation: "D1"));
        var keyed = run.Scenario.Enrollment(Key, participation: "D2");
        (keyed.Participation.Gender, keyed.Participation.BirthYear) = ("man", 1964);
        await run.Participants.EnrollAsync(keyed);
        await run.ImportAsync($"person_number;{ParticipantsScenario.File("participation=D3 gender=man insats=302")}", Number);
        await run.ImportAsync($"person_number;{ParticipantsScenario.File("participation=D4 gender=man insats=302")}", Wrong);
        await run.ImportAsync($"person_number;{ParticipantsScenario.File("participation=D5 gender=man birth_year=1970")}", Second);
        await run.ImportAsync(ParticipantsScenario.File($"participation={Second} gender={Key} registration={Number} enrolled_on={Second} referrer={Key}"), "");

        var (one, other) = (await run.FindAsync(new SearchPersonsRequest { PersonNumber = Former }),
            await run.FindAsync(new SearchPersonsRequest { Person = Key }));
        await run.Persons.ListPossibleDuplicatesAsync(new ListPossibleDuplicatesRequest { Forbund = forbund });
        await run.Persons.ChangePersonNumberAsync(Change(forbund, one, Second));
        var link = await run.Persons.LinkPersonsAsync(new LinkPersonsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = forbund, PersonId = one, OtherPersonId = other, Reason = Reason,
        });
        await run.Persons.ExportPersonRecordAsync(Record(forbund, one));
        await run.Persons.UndoLinkAsync(new UndoLinkRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = forbund, LinkNo = link.Decision.DecisionNo, Reason = Reason,
        });
        await run.Persons.SplitPersonsAsync(new SplitPersonsRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = forbund, PersonId = one, OtherPersonId = other, Reason = Reason,
        });
        await run.Corrections.CorrectParticipationAsync(Correction(forbund, "D3", Second, Reason));
        await run.Participants.CloseAsync(new CloseRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = forbund, Participation = "D1", ClosedOn = "2017-09-30", ClosureReason = "3",
        });
        await RefuseAsync(run, one);
        await run.Persons.ProtectPersonAsync(new ProtectPersonRequest
        {
            RequestId = ParticipantsScenario.NewId(), Forbund = forbund, PersonId = one, Confirmed = true,
        });
    }

    private async Task RefuseAsync(Run run, string person)
    {
        var forbund = run.Scenario.Forbund;
        await RefusedAsync(() => run.Participants.EnrollAsync(run.Scenario.Numbered(Wrong)));
        var both = run.Scenario.Numbered(Number);
        (both.Person, both.ProtectedIdentity, both.Participation.Gender, both.Participation.EnrolledOn) = (Key, true, "woman", Number);
        await RefusedAsync(() => run.Participants.EnrollAsync(both));
        var everywhere = run.Scenario.Enrollment(Key, insats: "301", participation: Number);
        (everywhere.Participation.Registration, everywhere.Participation.Education, everywhere.Participation.ClosedOn) = (Key, Number, Number);
        await RefusedAsync(() => run.Participants.EnrollAsync(everywhere));
        await RefusedAsync(() => run.Corrections.CorrectParticipationAsync(Correction(forbund, "D1", Wrong, $"Gäller {Number}")));
        await RefusedAsync(() => run.Corrections.CorrectParticipationAsync(Correction(forbund, Number, Number, Reason)));
        await RefusedAsync(() => run.Persons.ChangePersonNumberAsync(Change(forbund, person, Wrong)));
        await RefusedAsync(() => run.Persons.ChangePersonNumberAsync(Change(forbund, Number, Number)));
        await RefusedAsync(() => run.Persons.SearchPersonsAsync(
            new SearchPersonsRequest { Forbund = forbund, PersonNumber = Wrong, Person = Key, Reason = $"Gäller {Second}" }));
        await RefusedAsync(() => run.Persons.ListPossibleDuplicatesAsync(
            new ListPossibleDuplicatesRequest { Forbund = forbund, PageToken = Number }));
        await RefusedAsync(() => run.Participants.GetParticipationAsync(new GetParticipationRequest { Forbund = forbund, Participation = Number }));
    }

    private async Task RefusedAsync<T>(Func<AsyncUnaryCall<T>> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => call().ResponseAsync);
        _errors.Add(refused.Status.Detail + string.Join(' ', refused.Trailers.Select(ParticipantsScenario.Text)));
    }

    // Through the gateway, as JSON that is wrong in ways of its own.
    private async Task RefuseJsonAsync(ParticipantsScenario scenario)
    {
        using var http = scenario.Stack.Http(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302"));
        var root = $"/v1/participants/{scenario.Forbund}";
        foreach (var body in new[]
        {
            $"{{\"request_id\": \"r1\", \"person_number\": {Number[..6]}-",
            $"{{\"request_id\": \"r1\", \"participation\": \"{Number}\"}}",
            $"{{\"request_id\": \"r1\", \"{Number}\": true}}",
            $"{{\"request_id\": \"r1\", \"participation\": {{\"birth_year\": \"{Number}\"}}}}",
            $"{{\"request_id\": \"r1\", \"person_number\": \"{Wrong}\", \"participation\": {{\"insats\": \"301\"}}}}",
        })
        {
            using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
            using var response = await http.PostAsync(new Uri($"{root}/participations", UriKind.Relative), content);
            Assert.False(response.IsSuccessStatusCode);
            _errors.Add(await response.Content.ReadAsStringAsync());
        }

        foreach (var path in new[] { $"/participations/{Number}", $"/persons/{Number}/decisions", $"/possible-duplicates?page_token={Number}" })
        {
            using var response = await http.GetAsync(new Uri(root + path, UriKind.Relative));
            Assert.False(response.IsSuccessStatusCode);
            _errors.Add(await response.Content.ReadAsStringAsync());
        }
    }

    // Read once the gateway has written the line of a call that came after all others.
    private static async Task<string> LogsAsync(ParticipantsScenario scenario)
    {
        // Of letters: a name with digits as a personal number has them is not taken over into the log.
        var last = $"last-{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 20)}";
        using var http = scenario.Stack.Http(scenario.Stack.Token("insatspersonal", scenario.Forbund, "301"));
        http.DefaultRequestHeaders.Add("X-Correlation-ID", last);
        using var response = await http.GetAsync(new Uri($"/v1/participants/{scenario.Forbund}/insatser", UriKind.Relative));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var logs = string.Join('\n', Directory.EnumerateFiles(scenario.Stack.Folder.Logs).Select(ReadShared));
            if (logs.Contains(last, StringComparison.Ordinal))
            {
                return logs;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static string Around(string text, string found)
    {
        var at = text.IndexOf(found, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 200)..Math.Min(text.Length, at + found.Length + 100)];
    }

    private static ChangePersonNumberRequest Change(string forbund, string person, string number) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = forbund, PersonId = person, PersonNumber = number, Reason = Reason,
    };

    private static CorrectParticipationRequest Correction(string forbund, string participation, string number, string reason) => new()
    {
        RequestId = ParticipantsScenario.NewId(), Forbund = forbund, Participation = participation, PersonNumber = number, Reason = reason,
    };

    private static ExportPersonRecordRequest Record(string forbund, string person) => new()
    {
        Forbund = forbund, PersonId = person, Controller = "ludvika", Reason = Reason,
    };

    /// <summary>The staff of 301 and 302 at an instance whose traces are collected.</summary>
    private sealed class Run
    {
        public Run(ParticipantsScenario scenario, GrpcChannel channel)
        {
            Scenario = scenario;
            var token = scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302");
            var invoker = channel.CreateCallInvoker().Intercept(headers =>
            {
                headers.Add("authorization", $"Bearer {token}");
                return headers;
            });
            (Participants, Persons, Corrections) = (new(invoker), new(invoker), new(invoker));
        }

        public ParticipantsScenario Scenario { get; }

        public ParticipantsService.ParticipantsServiceClient Participants { get; }

        public PersonService.PersonServiceClient Persons { get; }

        public CorrectionService.CorrectionServiceClient Corrections { get; }

        public async Task<string> FindAsync(SearchPersonsRequest request)
        {
            (request.Forbund, request.Reason) = (Scenario.Forbund, Reason);
            return Assert.Single((await Persons.SearchPersonsAsync(request)).Persons).PersonId;
        }

        /// <summary>Imports a file of one row, with a value before the others.</summary>
        public async Task ImportAsync(string file, string first)
        {
            var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var content = first.Length == 0 ? file : $"{lines[0]}\n{first};{lines[1]}\n";
            using var call = Participants.ImportParticipations(new ImportParticipationsRequest
            {
                RequestId = ParticipantsScenario.NewId(), Forbund = Scenario.Forbund, FileName = "deltagare.csv", Content = ByteString.CopyFromUtf8(content),
            });
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                Answers.Add(call.ResponseStream.Current.ToString());
            }
        }

        public List<string> Answers { get; } = [];
    }
}
