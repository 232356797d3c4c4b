using Finsam.Gateway.ApiDescription;
using Finsam.Gateway.Errors;
using Finsam.Gateway.Health;
using Finsam.Gateway.Hosting;
using Finsam.Gateway.Instances;
using Finsam.Gateway.Limits;
using Finsam.Gateway.Routing;
using Finsam.Gateway.Tokens;
using Finsam.ServiceDefaults;
using Finsam.ServiceDefaults.Authorization;
using Finsam.ServiceDefaults.Channels;
using Finsam.ServiceDefaults.Health;
using Finsam.ServiceDefaults.Telemetry;
using Yarp.ReverseProxy.Health;

var builder = WebApplication.CreateBuilder(args);
var options = builder.Configuration.ReadChecked<GatewayOptions>(GatewayOptions.Section);
var limits = builder.Configuration.ReadChecked<LimitOptions>(LimitOptions.Section);

builder.ListenWithTls(options, limits);
builder.AddFinsamTelemetry("gateway");
builder.Services.AddFinsamAuthentication(builder.Configuration);
builder.AddStandardServicesOfAll(options);
builder.Services.AddSingleton(limits);
builder.Services.AddSingleton<RefusedTokens>();
builder.Services.AddSingleton<InstanceHealth>();
builder.Services.AddSingleton<IActiveHealthCheckPolicy>(services => services.GetRequiredService<InstanceHealth>());
builder.Services.AddReverseProxy()
    .LoadFromMemory(RouteTable.Routes, RouteTable.Clusters(options))
    .AddTransforms(PathAsSent.Add)
    .AddTransforms(PutOffAnswers.Add)
    .AddTransforms(ForwardedHeaders.Drop)
    .ConfigureHttpClient((_, handler) => KeepAlive.On(handler));

var app = builder.Build();
app.UseHealthPortForHealthOnly(options.HttpPort);
app.UseMiddleware<SafetyHeaders>(options);
app.UseMiddleware<OneMeaning>();
app.UseMiddleware<DeclaredSize>();
app.UseDocsPage();
app.UseRouting();
app.UseMiddleware<UnknownPathCheck>();
app.UseMiddleware<TokenCheck>();
app.UseMiddleware<CallLimits>();
app.MapFinsamHealth();
app.MapApiDocument();
app.MapDocsPage();
app.MapStandardServices();
app.MapReverseProxy(proxy =>
{
    proxy.UseMiddleware<ForwardingFailure>();
    proxy.UseMiddleware<RetryOnAnotherInstance>();
    proxy.UseLoadBalancing();
});
await app.RunAsync();
