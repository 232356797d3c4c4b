using System.Net;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Finsam.Transcoding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.OpenApi.Tests;

/// <summary>The services with all their methods left out, and their JSON face.</summary>
public sealed class BareServices : IAsyncLifetime
{
    private readonly WebApplication _app = Build();

    public HttpClient Client { get; } = new()
    {
        DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.UseJsonProblems();
        Map<BareLedger>(app);
        Map<BareBudgets>(app);
        Map<BareYearEnd>(app);
        Map<BareJournals>(app);
        Map<BareDrafts>(app);
        Map<BareAttachments>(app);
        Map<BareRegisters>(app);
        Map<BareFunding>(app);
        Map<BareContributions>(app);
        Map<BareKeyFigures>(app);
        Map<BareStatements>(app);
        Map<BareParticipants>(app);
        Map<BareCorrections>(app);
        Map<BareCodeLists>(app);
        Map<BareExchange>(app);
        Map<BareMeasurePoints>(app);
        Map<BareExtraQuestions>(app);
        Map<BareCells>(app);
        Map<BareActivities>(app);
        Map<BareVolumes>(app);
        Map<BarePersons>(app);
        Map<BareRetention>(app);
        Map<BareStatistics>(app);
        Map<BareQuestionnaires>(app);
        Map<BareReporting>(app);
        Map<BareReportVersions>(app);
        Map<BareCompositionOperations>(app);
        Map<BareReportFigures>(app);
        Map<BareReportTemplates>(app);
        Map<BareFollowUps>(app);
        return app;
    }

    private static void Map<TService>(WebApplication app)
        where TService : class
    {
        app.MapGrpcService<TService>();
        app.MapJsonTranscoding<TService>();
    }

    private sealed class BareLedger : LedgerService.LedgerServiceBase;

    private sealed class BareBudgets : BudgetService.BudgetServiceBase;

    private sealed class BareYearEnd : YearEndService.YearEndServiceBase;

    private sealed class BareJournals : JournalService.JournalServiceBase;

    private sealed class BareDrafts : DraftService.DraftServiceBase;

    private sealed class BareAttachments : AttachmentService.AttachmentServiceBase;

    private sealed class BareRegisters : RegisterService.RegisterServiceBase;

    private sealed class BareFunding : FundingService.FundingServiceBase;

    private sealed class BareContributions : ContributionService.ContributionServiceBase;

    private sealed class BareKeyFigures : KeyFigureService.KeyFigureServiceBase;

    private sealed class BareStatements : StatementService.StatementServiceBase;

    private sealed class BareParticipants : ParticipantsService.ParticipantsServiceBase;

    private sealed class BareCorrections : CorrectionService.CorrectionServiceBase;

    private sealed class BareCodeLists : CodeListService.CodeListServiceBase;

    private sealed class BareExchange : ExchangeService.ExchangeServiceBase;

    private sealed class BareMeasurePoints : MeasurePointService.MeasurePointServiceBase;

    private sealed class BareExtraQuestions : ExtraQuestionService.ExtraQuestionServiceBase;

    private sealed class BareCells : CellService.CellServiceBase;

    private sealed class BareActivities : ActivityService.ActivityServiceBase;

    private sealed class BareVolumes : VolumeService.VolumeServiceBase;

    private sealed class BarePersons : PersonService.PersonServiceBase;

    private sealed class BareRetention : RetentionService.RetentionServiceBase;

    private sealed class BareStatistics : StatisticsService.StatisticsServiceBase;

    private sealed class BareQuestionnaires : QuestionnaireService.QuestionnaireServiceBase;

    private sealed class BareReporting : ReportingService.ReportingServiceBase;

    private sealed class BareReportVersions : ReportVersionService.ReportVersionServiceBase;

    private sealed class BareReportTemplates : ReportTemplateService.ReportTemplateServiceBase;

    private sealed class BareFollowUps : FollowUpService.FollowUpServiceBase;

    private sealed class BareReportFigures : ReportFigureService.ReportFigureServiceBase;

    private sealed class BareCompositionOperations : CompositionOperationService.CompositionOperationServiceBase;
}
