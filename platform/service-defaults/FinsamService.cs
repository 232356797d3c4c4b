using System.Net;
using System.Reflection;
using Finsam.Messaging;
using Finsam.Postgres;
using Finsam.ServiceDefaults.Authorization;
using Finsam.ServiceDefaults.Draining;
using Finsam.ServiceDefaults.Errors;
using Finsam.ServiceDefaults.Health;
using Finsam.ServiceDefaults.Peers;
using Finsam.ServiceDefaults.Telemetry;
using Finsam.Transcoding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Finsam.ServiceDefaults;

/// <summary>What each service does alike: ports, tokens, errors, health, telemetry, database, messages, start and stop.</summary>
public static class FinsamService
{
    /// <summary>Largest request and answer, bytes: a SIE file of some 400 000 vouchers.</summary>
    public const int LargestMessage = 64 * 1024 * 1024;

    /// <summary>Largest HTTP body, bytes: the largest message as base64 in JSON, and some room.</summary>
    public const int LargestBody = LargestMessage / 3 * 4 + 1024 * 1024;

    /// <summary>Adds everything but the database and the messages.</summary>
    /// <exception cref="InvalidOperationException">The configuration is wrong; the message names the environment variables.</exception>
    public static WebApplicationBuilder AddFinsamService(this WebApplicationBuilder builder, ServiceDescription service)
    {
        builder.AddSecretFiles();
        var options = builder.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section);
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.AddDraining();
        builder.AddPeers();
        builder.Services.AddSingleton(service);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddFinsamAuthentication(builder.Configuration);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = LargestMessage;
            grpc.MaxSendMessageSize = LargestMessage;
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AuthorizationInterceptor>();
            grpc.Interceptors.Add<TenantInterceptor>();
        });
        builder.Services.AddStandardServices();
        builder.AddFinsamTelemetry(service.Name);
        return builder;
    }

    /// <summary>Adds the service's database, with the migrations embedded in its assembly.</summary>
    public static WebApplicationBuilder AddFinsamPostgres(this WebApplicationBuilder builder, Assembly migrations)
    {
        var options = builder.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section);
        builder.Services.AddPostgres(options.Postgres, options.PostgresOwner, migrations);
        builder.Services.AddHealthChecks().AddCheck<PostgresHealthCheck>("postgres", tags: [HealthEndpoints.ReadyTag]);
        return builder;
    }

    /// <summary>Adds outbox, inbox and bus.</summary>
    public static WebApplicationBuilder AddFinsamMessaging(this WebApplicationBuilder builder, Action<Subscriptions>? subscribe = null)
    {
        var options = builder.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section);
        var service = (ServiceDescription)builder.Services.Single(
            descriptor => descriptor.ServiceType == typeof(ServiceDescription)).ImplementationInstance!;
        builder.Services.AddMessaging(service.Name, options.RabbitMq!, subscribe);
        return builder;
    }

    /// <summary>Maps a gRPC service, and its annotated methods as JSON over HTTP.</summary>
    public static WebApplication MapFinsamGrpcService<TService>(this WebApplication app)
        where TService : class
    {
        app.MapGrpcService<TService>();
        app.MapJsonTranscoding<TService>();
        return app;
    }

    /// <summary>Migrates the database, waiting for it where needed, then serves until told to stop and drains what is under way.</summary>
    public static async Task RunFinsamServiceAsync(this WebApplication app)
    {
        var options = app.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section);
        app.UseHealthPortForHealthOnly(options.HttpPort);
        app.UseCorrelation();
        app.UseJsonProblems();
        app.MapFinsamHealth();
        app.MapStandardServices();
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
        await app.RunAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, FinsamOptions options)
    {
        var address = IPAddress.Parse(options.BindAddress);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;

        // One connection carries many callers' calls, and would be closed for the slowest of them. How slow a caller may be, the gateway decides.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        var peers = kestrel.ApplicationServices.GetRequiredService<PeerTls>();
        kestrel.Listen(address, options.GrpcPort, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            peers.Listen(listen);
        });
        kestrel.Listen(address, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }
}
