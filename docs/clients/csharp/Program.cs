// An insats team's own app: registers an inskrivning and its avslut over gRPC. README.md says how it is run.
using Finsam.Register;
using Grpc.Core;

if (args is not [var forbund, var insats, var caseNumber, var enrolledOn, var closedOn])
{
    Console.Error.WriteLine("Användning: register FÖRBUND INSATS ÄRENDE INSKRIVEN AVSLUTAD   (dagar som ÅÅÅÅ-MM-DD)");
    return 2;
}

try
{
    var settings = Settings.FromEnvironment();
    using var token = new AccessToken(settings);
    using var gateway = new GatewayConnection(settings, token);
    var registration = new Registration(gateway, forbund, insats, caseNumber);

    var enrolled = await registration.EnrollAsync(enrolledOn);
    Console.WriteLine($"Inskriven: {enrolled.Participation_}");

    var closed = await registration.CloseAsync(enrolled.Participation_, closedOn);
    Console.WriteLine($"Avslutad: {closed.ClosedOn}");
    return 0;
}
catch (SettingsException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
catch (TokenException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
catch (RpcException error)
{
    Console.Error.WriteLine($"Gick inte: {error.StatusCode}: {error.Status.Detail}");
    return 1;
}
