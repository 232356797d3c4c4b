using System.Net;
using Finsam.Issuer;
using Finsam.LocalStack;

if (!DevelopmentMachine.IsDeclared)
{
    Console.Error.WriteLine(
        "The development issuer runs on a development machine only: ASPNETCORE_ENVIRONMENT and DOTNET_ENVIRONMENT must be Development, "
        + $"and {DevelopmentMachine.Denial ?? "neither is set"}.");
    return 1;
}

var builder = WebApplication.CreateSlimBuilder(args);
var options = IssuerOptions.Read(builder.Configuration);
var issuer = DevelopmentIssuer.Open(StackFolder.Prepare(options.Folder));
issuer.PublishAt(options.Port);

// Nobody but this machine is to reach it.
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, options.Port);
});
var app = builder.Build();
app.MapGet("/health/ready", () => Results.Ok());
app.MapGet(Discovery.Path, () => Results.Json(Discovery.Of(issuer.Issuer)));
app.MapGet(Discovery.KeysPath, () => Results.Text(issuer.Keys.PublicKeys(), "application/jwk-set+json"));
app.MapPost(DevelopmentIssuer.TokenPath, async (HttpRequest request) => TokenAnswer.To(await TokenRequest.ReadAsync(request), issuer));
await app.RunAsync();
return 0;
