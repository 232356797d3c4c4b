using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// What of a token's claims counts, under names of our own: providers name roles, förbund, insatser and scopes as they like, and
/// <see cref="AuthOptions"/> says how. Everything else in the token is left out.
/// </summary>
public static class CallerClaims
{
    /// <summary>Whom the token speaks for.</summary>
    public const string Subject = "sub";

    /// <summary>The app that it was given to.</summary>
    public const string Client = "client_id";

    /// <summary>A role.</summary>
    public const string Role = "role";

    /// <summary>Slug of a förbund.</summary>
    public const string Forbund = "forbund";

    /// <summary>Code of an insats.</summary>
    public const string Insats = "insats";

    /// <summary>A scope.</summary>
    public const string Scope = "scope";

    // OpenID Connect's own name for it (OpenID Connect Core section 2), where RFC 9068's is not there.
    private const string AuthorizedParty = "azp";

    internal static ClaimsIdentity Of(JsonWebToken token, AuthOptions options)
    {
        var identity = new ClaimsIdentity("Bearer", Subject, Role);
        Add(Subject, [token.Subject]);
        Add(Client, Values(token, Client).Concat(Values(token, AuthorizedParty)).Take(1));
        Add(Role, Values(token, options.RoleClaim));
        Add(Forbund, Values(token, options.ForbundClaim));
        Add(Insats, Values(token, options.InsatsClaim));
        // One string with spaces (RFC 8693 section 4.2), or an array of strings.
        Add(Scope, Values(token, options.ScopeClaim).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return identity;

        void Add(string name, IEnumerable<string> values) => identity.AddClaims(values.Select(value => new Claim(name, value)));
    }

    // An array comes as one claim for each of its values.
    private static IEnumerable<string> Values(JsonWebToken token, string name) =>
        token.Claims.Where(claim => claim.Type == name).Select(claim => claim.Value);
}
