using System.Text;
using Finsam.Common.V1;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.Tests.Rendering;
using Finsam.Reporting.V1;
using Finsam.TestHost;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Reporting.Tests.Service;

/// <summary>A förbund of its own with books, a register and a report to compose, reached through the gateway.</summary>
internal sealed class ReportScenario
{
    private const string Layout = """
        {"tables": [
          {"id": "resultat", "title": "Resultaträkning", "source": "accounts", "unit": "kr", "columns": [{"label": "2017"}],
           "rows": [{"label": "Bidrag", "accounts": ["3000-3999"]}, {"label": "Årets resultat", "sum": ["Bidrag"]}]},
          {"id": "deltagare.oversikt", "title": "Deltagare", "source": "participants"},
          {"id": "nyckeltal", "title": "Nyckeltal", "source": "key_figures"}]}
        """;

    private const string Books = """
        #FLAGGA 0
        #FORMAT PC8
        #SIETYP 4
        #PROGRAM "Prov" 1.0
        #GEN 20180101
        #FNAMN "Prov"
        #RAR 0 20170101 20171231
        #KONTO 1930 "Bank"
        #KONTO 3010 "Bidrag"
        #IB 0 1930 0
        #UB 0 1930 1500.00
        #RES 0 3010 -1500.00
        #VER A 1 20170115 "Bidrag"
        {
        #TRANS 1930 {} 1500.00
        #TRANS 3010 {} -1500.00
        }

        """;

    private readonly TestStack _stack;

    private ReportScenario(TestStack stack, string forbund)
    {
        _stack = stack;
        Forbund = forbund;
        Reporting = stack.Reporting("forbundschef", forbund);
    }

    public string Forbund { get; }

    public TestStack Stack => _stack;

    /// <summary>The versions of the report, called in a role.</summary>
    public ReportVersionService.ReportVersionServiceClient Versions(string role = "forbundschef") => _stack.ReportVersions(role, Forbund);

    public ReportingService.ReportingServiceClient Reporting { get; }

    public Period Period { get; } = new() { From = "2017-01-01", To = "2017-12-31" };

    public static async Task<ReportScenario> StartAsync()
    {
        var scenario = new ReportScenario(await TestStack.Shared, TestStack.NewForbund("rapport"));
        await scenario.LoadAsync();
        return scenario;
    }

    public PutReportRequest Definition(params Section[] sections) => new()
    {
        RequestId = Guid.NewGuid().ToString(),
        Forbund = Forbund,
        Period = Period,
        Kind = "arsredovisning",
        ForbundName = "Provförbundet",
        LayoutJson = Layout,
        Sections = { sections },
        KeyFigures = { new KeyFigure { Code = "moten", Title = "Möten", Value = "7", Unit = "antal" } },
        Insatser = { "301" },
    };

    public Task<PutReportResponse> PutAsync(params Section[] sections) => Reporting.PutReportAsync(Definition(sections)).ResponseAsync;

    public async Task<Composition> ComposeAsync(string? requestId = null)
    {
        using var call = Reporting.ComposeReport(new ComposeReportRequest
        {
            RequestId = requestId ?? Guid.NewGuid().ToString(),
            Forbund = Forbund,
            Period = Period,
        });
        Composition? composition = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync())
        {
            composition = step.Composition ?? composition;
        }

        return composition!;
    }

    /// <summary>Follows an operation to its end.</summary>
    public async Task<Composition> FollowAsync(string operation)
    {
        using var call = _stack.Operations("ekonom", Forbund).GetCompositionProgress(
            new GetCompositionProgressRequest { Forbund = Forbund, Operation = operation });
        Composition? composition = null;
        await foreach (var step in call.ResponseStream.ReadAllAsync())
        {
            composition = step.Composition ?? composition;
        }

        return composition!;
    }

    public async Task<Composition> GetAsync(int version = 0)
    {
        var request = new GetCompositionRequest { Forbund = Forbund, Period = Period, Version = version };
        return (await Reporting.GetCompositionAsync(request)).Composition;
    }

    /// <summary>What the latest version says in HTML, without its markup.</summary>
    public async Task<string> ReadAsync() => ReportPage.Read(System.Text.Encoding.UTF8.GetString(await RenderAsync(Format.Html))).Root!.Value;

    public async Task<byte[]> RenderAsync(Format format, int version = 0)
    {
        using var call = Reporting.RenderReport(
            new RenderReportRequest { Forbund = Forbund, Period = Period, Version = version, Format = format });
        using var bytes = new MemoryStream();
        await foreach (var chunk in call.ResponseStream.ReadAllAsync())
        {
            chunk.Data.WriteTo(bytes);
        }

        return bytes.ToArray();
    }

    public async Task PostVoucherAsync(string date, long amountOre) =>
        await _stack.Ledger("ekonom", Forbund).PostVoucherAsync(new PostVoucherRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Forbund,
            Series = "B",
            Date = date,
            Text = "Prov",
            Postings =
            {
                new Posting { Account = "1930", AmountOre = amountOre },
                new Posting { Account = "3010", AmountOre = -amountOre },
            },
        });

    public async Task<ReportVersion> MarkReadyAsync(string? requestId = null, int version = 1, string reason = "") =>
        (await Versions().MarkVersionReadyAsync(new MarkVersionReadyRequest
        {
            RequestId = requestId ?? NewId(), Forbund = Forbund, Period = Period, Version = version, Reason = reason,
        })).Version;

    public async Task<ReportVersion> ReturnAsync(string reason, int version = 1) =>
        (await Versions("styrelse").ReturnVersionAsync(new ReturnVersionRequest
        {
            RequestId = NewId(), Forbund = Forbund, Period = Period, Version = version, Reason = reason,
        })).Version;

    public async Task<ReportVersion> ApproveAsync(string decidedOn = "2018-03-15", string decision = "§ 12", int version = 1) =>
        (await Versions("styrelse").ApproveVersionAsync(new ApproveVersionRequest
        {
            RequestId = NewId(), Forbund = Forbund, Period = Period, Version = version, DecidedOn = decidedOn, Decision = decision,
        })).Version;

    public async Task<ReportVersion> PublishAsync(int version = 1) =>
        (await Versions().PublishVersionAsync(new PublishVersionRequest
        {
            RequestId = NewId(), Forbund = Forbund, Period = Period, Version = version,
        })).Version;

    public async Task<ReportVersion> VersionAsync(int version = 0) =>
        (await Versions().GetVersionAsync(new GetVersionRequest { Forbund = Forbund, Period = Period, Version = version })).Version;

    /// <summary>Waits until the version is marked as overtaken, by these sources where any are named; the caller sees whether that came.</summary>
    public async Task<Composition> WaitUntilOvertakenAsync(int version, params string[] sources)
    {
        var deadline = DateTime.UtcNow.AddSeconds(90);
        while (true)
        {
            var composition = await GetAsync(version);
            if ((composition.Overtaken && sources.All(composition.OvertakenBy.Contains)) || DateTime.UtcNow > deadline)
            {
                return composition;
            }

            await Task.Delay(100);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString();

    private async Task LoadAsync()
    {
        using var import = _stack.Ledger("ekonom", Forbund).ImportSie(new ImportSieRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Forbund,
            FileName = "ledger-2017.se",
            Content = ByteString.CopyFrom(Encoding.ASCII.GetBytes(Books.ReplaceLineEndings("\r\n"))),
        });
        await foreach (var step in import.ResponseStream.ReadAllAsync())
        {
            if (step.Refusal is { } refusal)
            {
                throw new InvalidOperationException(refusal.ToString());
            }
        }

        await _stack.Participants("forbundschef", Forbund).PutPeriodRegisterAsync(new Participants.V1.PutPeriodRegisterRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = Forbund,
            Period = Period,
            SuppressionK = 1,
            Members = { new Participants.V1.Member { Id = "kommunen", Name = "Provköpings kommun" } },
            Insatser =
            {
                new Insats { Code = "301", Name = "Teamet", Group = "Insatser", Kind = InsatsKind.Individual, Controller = "kommunen" },
            },
        });
    }
}
