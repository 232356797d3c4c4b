using Finsam.Gateway.Access;
using Finsam.Gateway.ApiDescription;
using Finsam.Gateway.Browsers;
using Finsam.Gateway.Errors;
using Finsam.Gateway.Figures;
using Finsam.Gateway.Health;
using Finsam.Gateway.Hosting;
using Finsam.Gateway.Instances;
using Finsam.Gateway.Limits;
using Finsam.Gateway.Routing;
using Finsam.Gateway.Tokens;
using Finsam.ServiceDefaults;
using Finsam.ServiceDefaults.Authorization;
using Finsam.ServiceDefaults.Draining;
using Finsam.ServiceDefaults.Health;
using Finsam.ServiceDefaults.Peers;
using Finsam.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

var builder = WebApplication.CreateBuilder(args);
var options = builder.Configuration.ReadChecked<GatewayOptions>(GatewayOptions.Section);
var limits = builder.Configuration.ReadChecked<LimitOptions>(LimitOptions.Section);
var cors = builder.Configuration.ReadChecked<CorsOptions>(CorsOptions.Section);
var timeouts = builder.Configuration.ReadChecked<TimeoutOptions>(TimeoutOptions.Section);
var sizes = builder.Configuration.ReadChecked<SizeOptions>(SizeOptions.Section);

builder.ListenWithTls(options, limits);
builder.AddFinsamTelemetry("gateway");
builder.AddDraining();
builder.AddPeers();
builder.Services.AddFinsamAuthentication(builder.Configuration);
builder.AddStandardServicesOfAll(options);
builder.Services.AddSingleton(limits);
builder.Services.AddSingleton(timeouts);
builder.Services.AddSingleton(sizes);
builder.Services.AddSingleton<RefusedTokens>();
builder.Services.AddSingleton<PublicCalls>();
builder.Services.AddSingleton<InstanceHealth>();
builder.Services.AddSingleton<IActiveHealthCheckPolicy>(services => services.GetRequiredService<InstanceHealth>());
builder.Services.AddCors();
builder.Services.AddCompression();
builder.Services.AddReverseProxy()
    .LoadFromMemory(RouteTable.Routes, RouteTable.Clusters(options))
    .AddTransforms(PathAsSent.Add)
    .AddTransforms(PutOffAnswers.Add)
    .AddTransforms(ForwardedHeaders.Drop);
builder.Services.AddSingleton<IForwarderHttpClientFactory, ServiceConnections>();

var app = builder.Build();
app.UseHealthPortForHealthOnly(options.HttpPort);
app.UseCorrelation();
app.UseMiddleware<AccessLog>();
app.UseMiddleware<SafetyHeaders>(options);
app.UseOtherOrigins(cors);
app.UseCompression();
app.UseMiddleware<OneMeaning>();
app.UseDocsPage();
app.UseRouting();
app.UseMiddleware<DeclaredSize>();
app.UseMiddleware<UnknownPathCheck>();
app.UseMiddleware<TokenCheck>();
app.UseMiddleware<CallLimits>();
app.MapFinsamHealth();
app.MapApiDocument();
app.MapDocsPage();
app.MapFigurePage();
app.MapStandardServices();
app.MapReverseProxy(proxy =>
{
    proxy.UseMiddleware<ForwardingFailure>();
    proxy.UseMiddleware<CallDeadline>();
    proxy.UseMiddleware<RetryOnAnotherInstance>();
    proxy.UseLoadBalancing();
});
await app.RunAsync();
