using Finsam.LocalStack;
using Finsam.Ledger.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.Cli.Gateway;

/// <summary>The services as seen through the gateway, and tokens for them.</summary>
internal sealed class GatewayClient : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly GrpcChannel _channel;
    private readonly TokenSource _tokens;

    /// <param name="address">The gateway.</param>
    /// <param name="folder">Stack folder with the development authority and issuer, where there are any.</param>
    public GatewayClient(Uri address, StackFolder folder)
    {
        Address = address;
        _tokens = new TokenSource(folder);
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = GatewayTrust.Handler(folder), DisposeHttpClient = true, MaxReceiveMessageSize = LargestAnswer,
        });
        Participants = new ParticipantsService.ParticipantsServiceClient(_channel);
        Exchange = new ExchangeService.ExchangeServiceClient(_channel);
        Questionnaires = new QuestionnaireService.QuestionnaireServiceClient(_channel);
        Ledger = new LedgerService.LedgerServiceClient(_channel);
        Reporting = new ReportingService.ReportingServiceClient(_channel);
        FollowUps = new FollowUpService.FollowUpServiceClient(_channel);
        ReportTemplates = new ReportTemplateService.ReportTemplateServiceClient(_channel);
    }

    public Uri Address { get; }

    public ParticipantsService.ParticipantsServiceClient Participants { get; }

    public ExchangeService.ExchangeServiceClient Exchange { get; }

    public QuestionnaireService.QuestionnaireServiceClient Questionnaires { get; }

    public LedgerService.LedgerServiceClient Ledger { get; }

    public ReportingService.ReportingServiceClient Reporting { get; }

    public FollowUpService.FollowUpServiceClient FollowUps { get; }

    public ReportTemplateService.ReportTemplateServiceClient ReportTemplates { get; }

    /// <summary>Headers of a call made in a role.</summary>
    public Metadata As(string role, string forbund, params IReadOnlyList<string> insatser) =>
        new() { { "authorization", $"Bearer {_tokens.Get(role, [forbund], insatser)}" } };

    public void Dispose() => _channel.Dispose();
}
