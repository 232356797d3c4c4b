using System.Net;
using Finsam.Grpc.Tests.V1;
using Finsam.ServiceDefaults;
using Finsam.Transcoding;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.Grpc.Tests.Host;

/// <summary>The echo service on Kestrel's HTTP/2, on a loopback port of its own, with a channel to it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EchoHost(WebApplication app, GrpcChannelOptions channelOptions)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Log = app.Services.GetRequiredService<CallLog>();
        Channel = GrpcChannel.ForAddress(Address, channelOptions);
        Client = new Echo.EchoClient(Channel);
        Http = new HttpClient
        {
            BaseAddress = new Uri(Address),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    public string Address { get; }

    public CallLog Log { get; }

    public GrpcChannel Channel { get; }

    public Echo.EchoClient Client { get; }

    /// <summary>A plain HTTP/2 client, for what no gRPC client would send.</summary>
    public HttpClient Http { get; }

    /// <param name="options">Options of the server.</param>
    /// <param name="channelOptions">Options of the channel.</param>
    /// <param name="port">Port to listen on; 0 for a free one.</param>
    public static Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? options = null, GrpcChannelOptions? channelOptions = null, int port = 0) =>
        StartAsync(options, channelOptions, port, app =>
        {
            app.UseJsonProblems();
            app.MapGrpcService<EchoService>();
            app.MapJsonTranscoding<EchoService>();
            app.MapStandardServices();
        });

    /// <summary>A server that is not ours: every request gets what the handler answers.</summary>
    public static Task<EchoHost> StartRawAsync(Microsoft.AspNetCore.Http.RequestDelegate handler) =>
        StartAsync(null, null, port: 0, app => app.Run(handler));

    /// <summary>Stops as a service does: listens no more, lets calls run out.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Channel.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? options, GrpcChannelOptions? channelOptions, int port, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<CallLog>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<RecordingInterceptor>();
            options?.Invoke(grpc);
        });
        builder.Services.AddStandardServices();
        var app = builder.Build();
        var log = app.Services.GetRequiredService<CallLog>();
        app.Use(async (context, next) =>
        {
            log.Began();
            try
            {
                await next(context);
            }
            finally
            {
                log.Ended();
            }
        });
        map(app);
        await app.StartAsync();
        return new EchoHost(app, channelOptions ?? new GrpcChannelOptions());
    }
}
