using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>An OAuth 2.0 token endpoint that knows one client (RFC 6749 sections 2.3.1 and 4.4).</summary>
internal sealed class TokenEndpoint : IAsyncDisposable
{
    // Characters that mean something in a form, in Basic authentication and in a shell.
    public const string ClientId = "insats 301:åäö";
    public const string ClientSecret = "hemligt+%\"'$\\&=";
    public const string Scope = "finsam register";

    private readonly WebApplication _app;

    private TokenEndpoint(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Address => $"{_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/token";

    /// <summary>How many tokens it has given.</summary>
    public int Given { get; private set; }

    /// <summary>Starts it on a free loopback port.</summary>
    /// <param name="token">What it gives.</param>
    public static async Task<TokenEndpoint> StartAsync(string token)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var endpoint = new TokenEndpoint(builder.Build());
        endpoint._app.MapPost("/token", async (HttpRequest request) => await endpoint.AnswerAsync(request, token));
        await endpoint._app.StartAsync();
        return endpoint;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> AnswerAsync(HttpRequest request, string token)
    {
        var form = await request.ReadFormAsync();
        var credentials = AuthenticationHeaderValue.Parse($"{request.Headers.Authorization}");
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(credentials.Parameter!)).Split(':');
        var known = credentials.Scheme == "Basic" && pair.Length == 2 && Decode(pair[0]) == ClientId && Decode(pair[1]) == ClientSecret;
        if (!known)
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        }

        if (form["grant_type"] != "client_credentials" || form["scope"] != Scope)
        {
            return Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);
        }

        Given++;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 300 });
    }

    private static string Decode(string text) => System.Net.WebUtility.UrlDecode(text);
}
