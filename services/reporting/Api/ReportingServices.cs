using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.ComposeReport;
using Finsam.Reporting.Domain;
using Finsam.Reporting.Figures;
using Finsam.Reporting.FollowUps;
using Finsam.Reporting.GetComposition;
using Finsam.Reporting.ListReports;
using Finsam.Protos;
using Finsam.Reporting.Operations;
using Finsam.Reporting.PutReport;
using Finsam.Reporting.Rendering;
using Finsam.Reporting.Rendering.Pdf;
using Finsam.Reporting.RenderReport;
using Finsam.Reporting.Sources;
using Finsam.Reporting.Templates;
using Finsam.Reporting.Versions;
using Finsam.ServiceDefaults;
using Finsam.ServiceDefaults.Channels;
using Finsam.ServiceDefaults.Peers;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace Finsam.Reporting.Api;

/// <summary>Registers what this service has beside what all have.</summary>
internal static class ReportingServices
{
    /// <summary>Adds handlers, the clients of the two sources and the PDF printer.</summary>
    /// <exception cref="InvalidOperationException">The configuration is wrong; the message names the environment variables.</exception>
    public static WebApplicationBuilder AddReporting(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.ReadChecked<ReportingOptions>(FinsamOptions.Section);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(services => new LedgerService.LedgerServiceClient(
            Connect(services, SourceMark.Ledger, options.Ledger!, LedgerService.Descriptor)));
        builder.Services.AddSingleton(services => new ParticipantsService.ParticipantsServiceClient(
            Connect(services, SourceMark.Participants, options.Participants!, ParticipantsService.Descriptor)));
        builder.Services.AddSingleton(services => new StatementService.StatementServiceClient(
            Connect(services, SourceMark.Ledger, options.Ledger!, StatementService.Descriptor)));
        builder.Services.AddSingleton(services => new FundingService.FundingServiceClient(
            Connect(services, SourceMark.Ledger, options.Ledger!, FundingService.Descriptor)));
        builder.Services.AddSingleton(services => new StatisticsService.StatisticsServiceClient(
            Connect(services, SourceMark.Participants, options.Participants!, StatisticsService.Descriptor)));
        builder.Services.AddSingleton<ExportFollowUpHandler>();
        builder.Services.AddSingleton<StatementVerification>();
        builder.Services.AddSingleton<SourceTables>();
        builder.Services.AddSingleton<ReportTables>();
        builder.Services.AddSingleton<IPdfPrinter, ChromiumPrinter>();
        builder.Services.AddSingleton<PdfReport>();
        builder.Services.AddSingleton<PutReportHandler>();
        builder.Services.AddSingleton<ListReportsHandler>();
        builder.Services.AddSingleton<ComposeReportHandler>();
        builder.Services.AddSingleton<GetCompositionHandler>();
        builder.Services.AddSingleton<RenderReportHandler>();
        builder.Services.AddSingleton<ReportRenderer>();
        return builder.AddReportVersions().AddCompositionOperations();
    }

    private static WebApplicationBuilder AddCompositionOperations(this WebApplicationBuilder builder)
    {
        var postgres = builder.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section).Postgres;
        builder.Services.AddSingleton(new SealedAuthorization(postgres));
        builder.Services.AddSingleton<RunningOperations>();
        builder.Services.AddSingleton<OperationBell>();
        builder.Services.AddSingleton<OperationFollower>();
        builder.Services.AddSingleton<CompositionStep>();
        builder.Services.AddSingleton<CompositionRunner>();
        builder.Services.AddHostedService<LeaseKeeper>();
        builder.Services.AddSingleton<GetCompositionProgressHandler>();
        builder.Services.AddSingleton<ListCompositionOperationsHandler>();
        return builder;
    }

    private static WebApplicationBuilder AddReportVersions(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GetFigureHandler>();
        builder.Services.AddSingleton<ReportTemplateHandler>();
        builder.Services.AddSingleton<CreateReportHandler>();
        builder.Services.AddSingleton<VersionSteps>();
        builder.Services.AddSingleton<VersionReader>();
        builder.Services.AddSingleton<ListVersionsHandler>();
        builder.Services.AddSingleton<GetVersionHandler>();
        builder.Services.AddSingleton<MarkVersionReadyHandler>();
        builder.Services.AddSingleton<ReturnVersionHandler>();
        builder.Services.AddSingleton<ApproveVersionHandler>();
        builder.Services.AddSingleton<PublishVersionHandler>();
        builder.Services.AddSingleton<ListVersionDifferencesHandler>();
        builder.Services.AddSingleton<ComputeVersionDriftHandler>();
        builder.Services.AddSingleton<ListVersionChecksHandler>();
        builder.Services.AddSingleton<VerifyVersionsHandler>();
        return builder;
    }

    // What these methods are asked changes nothing.
    private static GrpcChannel Connect(IServiceProvider services, string name, Uri address, Google.Protobuf.Reflection.ServiceDescriptor service) =>
        ServiceChannel.To(
            services.GetRequiredService<PeerTls>(),
            name,
            address,
            service.Methods.Where(method => ContractVerbs.Reads(method.Name) && !method.IsServerStreaming)
                .Select(method => new MethodName { Service = service.FullName, Method = method.Name }));
}
