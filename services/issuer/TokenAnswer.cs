using Finsam.LocalStack;

namespace Finsam.Issuer;

/// <summary>Answers a request for a token (RFC 6749 sections 5.1 and 5.2).</summary>
internal static class TokenAnswer
{
    /// <summary>The one kind of grant there is: an app's own credentials.</summary>
    public const string GrantType = "client_credentials";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>A token, or why there is none.</summary>
    public static IResult To(TokenRequest request, DevelopmentIssuer issuer)
    {
        if (issuer.Clients.Find(request.ClientId, request.ClientSecret) is not { } client)
        {
            return Refused("invalid_client", StatusCodes.Status401Unauthorized);
        }

        if (request.GrantType != GrantType)
        {
            return Refused("unsupported_grant_type");
        }

        var scope = request.Scope.Length > 0 ? request.Scope : DevelopmentIssuer.Scopes;
        if (scope.Split(' ').Except(DevelopmentIssuer.Scopes.Split(' ')).Any())
        {
            return Refused("invalid_scope");
        }

        var token = issuer.Issue(client.Id, client.Roles, client.Forbund, client.Insatser, Lifetime, scope, client.Id);
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = (int)Lifetime.TotalSeconds, scope });
    }

    private static IResult Refused(string error, int status = StatusCodes.Status400BadRequest) => Results.Json(new { error }, statusCode: status);
}
