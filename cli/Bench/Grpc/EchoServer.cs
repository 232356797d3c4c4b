using System.Buffers;
using System.Net;
using Finsam.Participants.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.Cli.Bench.Grpc;

/// <summary>Kestrel with one participation to answer with, on two ports: as gRPC over HTTP/2, and as bare bytes over HTTP/1.1.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    /// <summary>Path of the bare endpoint.</summary>
    private const string Path = "/participation";

    private readonly WebApplication _app;

    private EchoServer(WebApplication app, Uri grpc, Uri http)
    {
        _app = app;
        Grpc = grpc;
        Http = http;
    }

    /// <summary>What is asked.</summary>
    public static GetParticipationRequest Request { get; } = new() { Forbund = "vasterbergslagen", Participation = "01a2147508a475fabdc40201a47f7b97" };

    /// <summary>What is answered.</summary>
    public static GetParticipationResponse Response { get; } = new()
    {
        Participation = new Participation
        {
            Participation_ = Request.Participation,
            Insats = "301",
            Registration = "named",
            Gender = "woman",
            BirthYear = 1987,
            Municipality = "Ludvika",
            Education = "upper_secondary",
            PublicSupportYears = "2.5",
            SupportBefore = { "sickness_benefit" },
            Referrer = "fk",
            EnrolledOn = "2017-02-01",
        },
    };

    /// <summary>Address of the gRPC service.</summary>
    public Uri Grpc { get; }

    /// <summary>Address of the bare endpoint.</summary>
    public Uri Http { get; }

    /// <summary>Starts it on free loopback ports.</summary>
    public static async Task<EchoServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<EchoParticipants>();
        app.MapPost(Path, AnswerAsync);
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        return new EchoServer(app, new Uri(addresses[0]), new Uri(new Uri(addresses[1]), Path));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Reads the request to its end and answers with the response's bytes.</summary>
    private static async Task AnswerAsync(HttpContext context)
    {
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var length = Response.CalculateSize();
        context.Response.ContentLength = length;
        Response.WriteTo(context.Response.BodyWriter.GetSpan(length)[..length]);
        context.Response.BodyWriter.Advance(length);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
