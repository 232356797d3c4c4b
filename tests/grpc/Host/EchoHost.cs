using System.Net;
using Finsam.Grpc.Tests.V1;
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

    public static Task<EchoHost> StartAsync(Action<GrpcServiceOptions>? options = null, GrpcChannelOptions? channelOptions = null) =>
        StartAsync(options, channelOptions, app =>
        {
            app.UseJsonProblems();
            app.MapGrpcService<EchoService>();
            app.MapJsonTranscoding<EchoService>();
        });

    /// <summary>A server that is not ours: every request gets what the handler answers.</summary>
    public static Task<EchoHost> StartRawAsync(Microsoft.AspNetCore.Http.RequestDelegate handler) =>
        StartAsync(null, null, app => app.Run(handler));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Channel.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<EchoHost> StartAsync(
        Action<GrpcServiceOptions>? options, GrpcChannelOptions? channelOptions, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<CallLog>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<RecordingInterceptor>();
            options?.Invoke(grpc);
        });
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new EchoHost(app, channelOptions ?? new GrpcChannelOptions());
    }
}
