using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.Gateway.Tests;

/// <summary>
/// Stands where a service would: answers gRPC with a message and trailers, JSON with what it was asked, what has <c>silent</c> in its path not at
/// all, and what has <c>busy</c> in it not before the third time.
/// </summary>
internal sealed class RecordingBackend : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingBackend(WebApplication app) => _app = app;

    /// <summary>Address for the gateway.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The last call's protocol and headers.</summary>
    public (string Protocol, string Authorization, string Path)? Last { get; private set; }

    /// <summary>The last call's target as it came.</summary>
    public string? LastTarget { get; private set; }

    /// <summary>Paths of all calls.</summary>
    public ConcurrentBag<string> Paths { get; } = [];

    /// <summary>Names of the last call's headers.</summary>
    public IReadOnlyCollection<string> LastHeaders { get; private set; } = [];

    /// <summary>Headers of the last call to each path.</summary>
    public ConcurrentDictionary<string, HeaderDictionary> Headers { get; } = [];

    /// <summary>The time that the last call was given, as the gateway wrote it.</summary>
    public string? LastTimeout { get; private set; }

    /// <summary>The last call's body.</summary>
    public IReadOnlyList<byte> LastBody { get; private set; } = [];

    public static async Task<RecordingBackend> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // As every service: how slow a caller may be, the gateway decides.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var backend = new RecordingBackend(app);
        app.Run(backend.AnswerAsync);
        await app.StartAsync();
        return backend;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Last = (context.Request.Protocol, context.Request.Headers.Authorization.ToString(), context.Request.Path);
        LastHeaders = [.. context.Request.Headers.Keys];
        Headers[context.Request.Path] = new HeaderDictionary(context.Request.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase));
        LastTimeout = context.Request.Headers["grpc-timeout"];
        Paths.Add(context.Request.Path);
        LastTarget = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (context.Request.Path.Value!.Contains("silent", StringComparison.Ordinal))
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        if (context.Request.Path.Value!.Contains("busy", StringComparison.Ordinal) && Paths.Count(path => path == context.Request.Path) < 3)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        LastBody = body.ToArray();
        if (context.Request.ContentType != "application/grpc")
        {
            await context.Response.WriteAsJsonAsync(new { path = context.Request.Path.Value });
            return;
        }

        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
