using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using Finsam.Common.V1;
using Finsam.Gateway.Tests.Instances;
using Finsam.LocalStack;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Grpc.Core;

namespace Finsam.Gateway.Tests.Peers;

/// <summary>Services that know each other by certificates, as processes of their own.</summary>
[Collection(InstancePair.Collection)]
public sealed class PeerTests(InstancePair pair) : IAsyncLifetime
{
    private const string Layout = """
        {"tables": [{"id": "resultat", "title": "Resultaträkning", "source": "accounts", "unit": "kr", "columns": [{"label": "2017"}],
          "rows": [{"label": "Bidrag", "accounts": ["3000-3999"]}, {"label": "Årets resultat", "sum": ["Bidrag"]}]}]}
        """;

    private const string Issuer = "CN=Finsam tjänster";
    private const string Callers = "Finsam__Peers__Callers";

    private readonly List<StackPart> _started = [];
    private readonly ServiceCertificates _certificates = pair.Certificates;
    private StackPart _ledger = null!;

    private TestStack Stack => pair.Stack;

    public async Task InitializeAsync() => _ledger = await pair.PeeredLedgerAsync();

    public async Task DisposeAsync()
    {
        foreach (var part in _started)
        {
            await Stack.KillAsync(part.Name);
        }
    }

    [Fact]
    public async Task A_report_is_composed_through_gateway_and_services_that_know_each_other_and_mistake_none_for_another()
    {
        var reporting = await StartAsync(ServiceName.Reporting, (Callers, "gateway"), ("Finsam__Ledger", Address(_ledger)));
        var gateway = await StartAsync(
            ServiceName.Gateway,
            ("Finsam__Ledger", Address(_ledger)),
            ("Finsam__Reporting", Address(reporting)),
            ("Finsam__Participants", Address(_ledger)));
        using var channel = Stack.Channel(gateway);
        var books = await Books.OpenAsync(Stack, channel);
        var headers = new Metadata { { "authorization", $"Bearer {Stack.Token("forbundschef", books.Forbund)}" } };
        await PutParticipantsAsync(books.Forbund);
        var client = new ReportingService.ReportingServiceClient(channel);
        var period = new Period { From = "2017-01-01", To = "2017-12-31" };
        await client.PutReportAsync(
            new PutReportRequest
            {
                RequestId = "rapport", Forbund = books.Forbund, Period = period, Kind = "arsredovisning", ForbundName = "Prov", LayoutJson = Layout,
            },
            headers);
        using var call = client.ComposeReport(new ComposeReportRequest { RequestId = "nu", Forbund = books.Forbund, Period = period }, headers);
        Assert.NotNull((await call.ResponseStream.ReadAllAsync().LastAsync()).Composition);

        // The token counts as ever, whoever sends it on.
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.ListReportsAsync(new ListReportsRequest { Forbund = "annat" }, headers));
        Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        // Reporting is no service that may call reporting.
        await AssertRefusedAsync(reporting, _certificates, ServiceName.Reporting);

        // The ledger stands where participants are meant to be, and is not taken for them.
        using var http = Stack.Http(Stack.Token("forbundschef", books.Forbund));
        using var mistaken = await http.GetAsync(new Uri($"https://localhost:{gateway.Port}/v1/participants/{books.Forbund}/insatser"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, mistaken.StatusCode);
    }

    [Fact]
    public async Task A_caller_without_a_certificate_or_with_a_foreign_one_or_with_another_name_is_refused_whatever_its_token()
    {
        await AssertRefusedAsync(_ledger, null, ServiceName.Gateway);
        await AssertRefusedAsync(_ledger, _certificates, ServiceName.Participants);
        var folder = Directory.CreateTempSubdirectory("finsam-foreign-");
        await AssertRefusedAsync(_ledger, new ServiceCertificates(StackFolder.Prepare(folder.FullName)), ServiceName.Gateway);
        folder.Delete(recursive: true);

        using var known = Caller(_certificates, ServiceName.Gateway);
        using var answer = await CallAsync(known, _ledger, Stack.Token("ekonom", "prov"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var tokenless = await CallAsync(known, _ledger, token: null);
        Assert.Equal(HttpStatusCode.Unauthorized, tokenless.StatusCode);
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart()
    {
        var before = await ShownAsync();
        _certificates.Renew(ServiceName.Ledger);
        Assert.NotEqual(before, await ShownAsync());
    }

    private static string Address(StackPart part) => $"https://127.0.0.1:{part.Port}";

    private async Task<StackPart> StartAsync(string service, params IEnumerable<(string Name, string Value)> settings)
    {
        var part = await Stack.StartInstanceAsync(service, [.. _certificates.Settings(service).Select(each => (each.Key, each.Value)), .. settings]);
        _started.Add(part);
        return part;
    }

    // A report tells of participants too; their service is the stack's, without certificates.
    private async Task PutParticipantsAsync(string forbund) => await Stack.Participants("forbundschef", forbund).PutPeriodRegisterAsync(
        new PutPeriodRegisterRequest
        {
            RequestId = "register",
            Forbund = forbund,
            Period = new Period { From = "2017-01-01", To = "2017-12-31" },
            SuppressionK = 1,
            Members = { new Member { Id = "kommunen", Name = "Provköpings kommun" } },
            Insatser = { new Insats { Code = "301", Name = "Teamet", Group = "Insatser", Kind = InsatsKind.Individual, Controller = "kommunen" } },
        });

    private static async Task<HttpResponseMessage> CallAsync(HttpClient client, StackPart part, string? token)
    {
        var path = part.Name.StartsWith(ServiceName.Ledger, StringComparison.Ordinal) ? "ledger/prov/accounts" : "reporting/prov/reports";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Address(part)}/v1/{path}")
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    private static HttpClient Caller(ServiceCertificates? certificates, string name)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.Issuer == Issuer;
        if (certificates is not null)
        {
            _ = certificates.Settings(name);
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(certificates.Certificate(name), certificates.Key(name))];
        }

        return new HttpClient(handler);
    }

    private async Task AssertRefusedAsync(StackPart part, ServiceCertificates? certificates, string name)
    {
        using var client = Caller(certificates, name);
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(client, part, Stack.Token("ekonom", "prov")));
    }

    private async Task<string> ShownAsync()
    {
        var shown = "";
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.ClientCertificates =
            [X509Certificate2.CreateFromPemFile(_certificates.Certificate(ServiceName.Ledger), _certificates.Key(ServiceName.Ledger))];
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            shown = certificate!.GetSerialNumberString();
            return certificate.Issuer == Issuer;
        };
        using var client = new HttpClient(handler);
        await Assert.ThrowsAsync<HttpRequestException>(() => CallAsync(client, _ledger, token: null));
        return shown;
    }
}
