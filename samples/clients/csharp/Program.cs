// An insats team's own app: registers an inskrivning and its avslut.
//   dotnet run --project samples/clients/csharp -- https://localhost:8443 vasterbergslagen 301 "$(./finsam token --role insatspersonal …)"
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Finsam.Participants.V1;
using Grpc.Core;
using Grpc.Net.Client;

if (args is not [var gateway, var forbund, var insats, var token])
{
    Console.Error.WriteLine("Användning: register GATEWAY FÖRBUND INSATS TOKEN   (FINSAM_CA: certifikatutfärdare att lita på)");
    return 2;
}

using var handler = new SocketsHttpHandler();
if (Environment.GetEnvironmentVariable("FINSAM_CA") is { Length: > 0 } file)
{
    var authority = X509Certificate2.CreateFromPem(File.ReadAllText(file));
    handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        CustomTrustStore = { authority },
    };
}

using var channel = GrpcChannel.ForAddress(gateway, new GrpcChannelOptions { HttpHandler = handler });
var participants = new ParticipantsService.ParticipantsServiceClient(channel);
var headers = new Metadata { { "authorization", $"Bearer {token}" } };
try
{
    // The request_id is made once for each registration and kept with it: sent again after a lost answer, it changes nothing more.
    var enrolled = await participants.EnrollAsync(
        new EnrollRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund,
            Participation = new Participation
            {
                Insats = insats,
                Registration = "anonymous",
                Gender = "woman",
                EnrolledOn = "2018-02-01",
                SupportBefore = { "social_assistance" },
            },
        },
        headers,
        deadline: DateTime.UtcNow.AddSeconds(10));
    Console.WriteLine($"Inskriven: {enrolled.Participation.Participation_}");

    var closed = await participants.CloseAsync(
        new CloseRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Forbund = forbund,
            Participation = enrolled.Participation.Participation_,
            ClosedOn = "2018-06-30",
            ClosureReason = "1",
            ClosureOutcome = "work",
            GoalMet = true,
        },
        headers,
        deadline: DateTime.UtcNow.AddSeconds(10));
    Console.WriteLine($"Avslutad: {closed.Participation.ClosedOn}");
    return 0;
}
catch (RpcException error)
{
    // Which field and why stands in the google.rpc.Status of the trailer grpc-status-details-bin.
    Console.Error.WriteLine($"{error.StatusCode}: {error.Status.Detail}");
    return 1;
}
