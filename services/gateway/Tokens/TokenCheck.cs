using Finsam.Gateway.Errors;
using Finsam.Gateway.Figures;
using Finsam.Gateway.Limits;
using Finsam.Gateway.Routing;
using Finsam.ServiceDefaults.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Yarp.ReverseProxy.Model;

namespace Finsam.Gateway.Tokens;

/// <summary>
/// Lets a call to a service, and a question about its contract, through only with a valid token; to a service with one of the scopes as well. A
/// public method takes calls without one, so many of each address.
/// What the token allows is the service's own decision: it checks the token again.
/// </summary>
internal sealed class TokenCheck(
    RequestDelegate next, RefusedTokens refused, PublicCalls publicCalls, LimitOptions limits, AuthOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint()!.Metadata;
        if (endpoint.GetMetadata<RouteModel>() is null && endpoint.GetMetadata<StandardServiceAttribute>() is not { NeedsToken: true })
        {
            // What the gateway itself answers, none of it secret: health, on both ports and as a gRPC service, the description of the API, and
            // files of its pages.
            await next(context);
            return;
        }

        var given = context.Request.Headers.Authorization.Count > 0;
        if (!given && CalledMethod.Of(context) is { IsPublic: true })
        {
            await (publicCalls.Take(context) ? next(context) : GatewayProblem.TooManyPublicCalls(limits.PublicCallsPerMinute).WriteAsync(context));
            return;
        }

        if (given && !refused.MayTry(context))
        {
            await GatewayProblem.TooManyRefusedTokens().WriteAsync(context);
            return;
        }

        var result = await context.AuthenticateAsync();
        if (!result.Succeeded)
        {
            if (given)
            {
                refused.Add(context);
            }

            context.Response.Headers.WWWAuthenticate = given ? "Bearer error=\"invalid_token\"" : "Bearer";
            await (!given && FigurePage.IsWantedBy(context) ? FigurePage.WriteAsync(context)
                : (given ? GatewayProblem.TokenInvalid() : GatewayProblem.TokenMissing()).WriteAsync(context));
            return;
        }

        context.User = result.Principal;
        if (endpoint.GetMetadata<RouteModel>() is not null && !options.HasScope(result.Principal))
        {
            // RFC 6750 section 3.1.
            context.Response.Headers.WWWAuthenticate =
                $"Bearer error=\"insufficient_scope\", scope=\"{options.ReadScope} {options.WriteScope}\"";
            await GatewayProblem.ScopeMissing(options.ReadScope, options.WriteScope).WriteAsync(context);
            return;
        }

        if (GatewayProblem.IsGrpc(context.Request) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            // A gRPC stream may be silent for as long as it likes between its messages.
            rate.MinDataRate = null;
        }

        await next(context);
    }
}
