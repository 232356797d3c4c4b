using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.Gateway.Tests.Draining;

/// <summary>Stands where a service would: begins a stream of each call, and ends it, whole, once it is told to.</summary>
internal sealed class HeldBackend : IAsyncDisposable
{
    public const string First = "first\n";
    public const string Last = "last\n";

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;

    private HeldBackend(WebApplication app) => _app = app;

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<HeldBackend> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        var backend = new HeldBackend(app);
        app.Run(backend.AnswerAsync);
        await app.StartAsync();
        return backend;
    }

    public void Release() => _release.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var isGrpc = context.Request.ContentType == "application/grpc";
        context.Response.ContentType = isGrpc ? "application/grpc" : "application/x-ndjson";
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(First));
        await context.Response.Body.FlushAsync();
        await _release.Task.WaitAsync(context.RequestAborted);
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(Last));
        if (isGrpc)
        {
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }
}
