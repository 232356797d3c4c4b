using System.Security.Cryptography.X509Certificates;
using Finsam.Participants.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Finsam.Register;

/// <summary>The participants service behind the gateway, each call with a token and a deadline.</summary>
internal sealed class GatewayConnection : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly AccessToken _token;
    private readonly GrpcChannel _channel;

    /// <summary>Connects at the first call.</summary>
    /// <exception cref="SettingsException">The file of the certificate authority cannot be read.</exception>
    public GatewayConnection(Settings settings, AccessToken token)
    {
        _token = token;
        var handler = new SocketsHttpHandler();
        if (settings.CertificateAuthority is { } file)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { ReadCertificate(file) },
            };
        }

        _channel = GrpcChannel.ForAddress(settings.Gateway, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
        Participants = new ParticipantsService.ParticipantsServiceClient(_channel);
    }

    /// <summary>The generated client.</summary>
    public ParticipantsService.ParticipantsServiceClient Participants { get; }

    /// <summary>Options of one attempt: a good token, and a deadline that starts now.</summary>
    public async Task<CallOptions> OptionsAsync() =>
        new(new Metadata { { "authorization", $"Bearer {await _token.GetAsync()}" } }, DateTime.UtcNow + Deadline);

    public void Dispose() => _channel.Dispose();

    private static X509Certificate2 ReadCertificate(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new SettingsException($"FINSAM_CA: {file} är ingen läsbar PEM-fil.");
        }
    }
}
