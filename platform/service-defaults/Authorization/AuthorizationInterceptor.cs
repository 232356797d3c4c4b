using System.Text.RegularExpressions;
using Finsam.Protos;
using Finsam.Refusals;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// Lets a call through when its token is valid and has the method's scope, one of its roles may call the method by the permission table, the
/// request's <c>forbund</c> is among the token's, as are those of <c>other_forbund</c> where it has that, and so is the insats that the request
/// names, for roles that reach no other. Methods without an entry in the table, and requests without a <c>forbund</c>, are refused. A public method
/// asks for no token, and has no caller. A stream of requests is authorised by its first message. Services with the mark <see
/// cref="StandardServiceAttribute"/> follow what it says instead.
/// </summary>
internal sealed partial class AuthorizationInterceptor(ServiceDescription service, AuthOptions options) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(request, context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Authorize(request, context);
        return continuation(request, responseStream, context);
    }

    // No contract has such a method.
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        IsStandard(context) ? continuation(requestStream, context) : throw RoleNotAllowed(context);

    // The first message says what the call is about; the handler reads that of no other.
    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        if (!IsStandard(context))
        {
            RequireToken(context.GetHttpContext());
            if (!await requestStream.MoveNext(context.CancellationToken))
            {
                RequireSlug("", "forbund");
            }

            Authorize(requestStream.Current, context);
            requestStream = new BegunStream<TRequest>(requestStream);
        }

        await continuation(requestStream, responseStream, context);
    }

    /// <summary>True when the call is of a standard service and may go on; refused without the token that one asks for.</summary>
    private static bool IsStandard(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        if (http.GetEndpoint()?.Metadata.GetMetadata<StandardServiceAttribute>() is not { } standard)
        {
            return false;
        }

        if (standard.NeedsToken)
        {
            RequireToken(http);
        }

        return true;
    }

    private static void RequireToken(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true })
        {
            throw new RefusedException(new Refusal(
                RequestReason.TokenMissing, "authorization", "Giltig åtkomsttoken saknas.", "Authorization: Bearer <token>"));
        }
    }

    // Refusals, in order: TokenMissing, RoleNotAllowed, ScopeMissing, ForbundInvalid, ForbundNotAllowed, ReasonMissing, InsatsNotAssigned.
    private void Authorize<TRequest>(TRequest request, ServerCallContext context)
        where TRequest : class
    {
        if (IsStandard(context))
        {
            return;
        }

        if (IsPublic(context))
        {
            var open = RequestField.Read((IMessage)request, "forbund");
            RequireSlug(open, "forbund");
            context.UserState[CallerExtensions.ForbundKey] = open;
            return;
        }

        var http = context.GetHttpContext();
        RequireToken(http);
        var caller = Caller.From(http.User, http.Request.Headers.Authorization.ToString());
        var permission = service.Permissions.Of(MethodName(context)) ?? throw RoleNotAllowed(context);
        var message = (IMessage)request;
        var reach = permission.ReachOf(caller.Roles, HasReason(permission, message));
        if (reach is null && !permission.WantsReason(caller.Roles))
        {
            throw RoleNotAllowed(context);
        }

        RequireScope(caller, MethodName(context));
        var forbund = RequestField.Read(message, "forbund");
        RequireForbund(caller, forbund, "forbund");
        foreach (var (index, other) in RequestField.ReadList(message, "other_forbund").Index())
        {
            RequireForbund(caller, other, $"other_forbund[{index}]");
        }

        caller = caller with
        {
            Reach = reach ?? throw new RefusedException(new Refusal(
                RequestReason.ReasonMissing, "reason", "Skälet saknas.", "varför uppgiften läses, som loggen visar det")),
        };
        if (RequestField.Read(message, permission.InsatsField) is { Length: > 0 } insats && !caller.Reaches(insats))
        {
            throw new RefusedException(InsatsNotAssigned.At(permission.InsatsField));
        }

        context.UserState[CallerExtensions.Key] = caller;
        context.UserState[CallerExtensions.ForbundKey] = forbund;
    }

    private static bool HasReason(Permission permission, IMessage message) =>
        permission.WithReason.Count > 0 && !string.IsNullOrWhiteSpace(RequestField.Read(message, "reason"));

    private void RequireScope(Caller caller, string method)
    {
        var scope = options.ScopeOf(ContractVerbs.Reads(method));
        if (!caller.Scopes.Contains(scope))
        {
            throw new RefusedException(new Refusal(
                RequestReason.ScopeMissing, "", $"Åtkomsttoken ger inte appen rätt att anropa {method}: scope {scope} saknas."));
        }
    }

    // Both the contract and the service must say so: neither opens a method by itself.
    private bool IsPublic(ServerCallContext context) =>
        PublicMethods.Contains(context.Method.TrimStart('/')) && service.Permissions.Of(MethodName(context)) == Permission.Anybody;

    private static void RequireSlug(string forbund, string field)
    {
        if (!SlugPattern().IsMatch(forbund))
        {
            throw new RefusedException(new Refusal(
                RequestReason.ForbundInvalid, field, "Förbundets kortnamn saknas eller är felaktigt.", "a–z, 0–9 och bindestreck, 2–63 tecken"));
        }
    }

    private static void RequireForbund(Caller caller, string forbund, string field)
    {
        RequireSlug(forbund, field);
        if (!caller.Forbund.Contains(forbund))
        {
            throw new RefusedException(new Refusal(
                RequestReason.ForbundNotAllowed, field, "Åtkomsttoken gäller inte det här förbundet."));
        }
    }

    private static RefusedException RoleNotAllowed(ServerCallContext context) => new(new Refusal(
        RequestReason.RoleNotAllowed, "", $"Rollen får inte anropa {MethodName(context)}."));

    private static string MethodName(ServerCallContext context) => context.Method[(context.Method.LastIndexOf('/') + 1)..];

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();
}
