using System.Security.Claims;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Who calls, as the token says, and how far the call reaches, as the permission table says.</summary>
/// <param name="Subject">The token's subject: a pseudonymous id, never a name.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Forbund">Slugs of the förbund that the roles hold in.</param>
/// <param name="Insatser">Codes of the insatser that the caller is assigned to.</param>
/// <param name="Scopes">OAuth scopes: what the app may do for its bearer.</param>
/// <param name="AuthorizationHeader">The header to pass on when a service calls another for the caller.</param>
public sealed record Caller(
    string Subject,
    IReadOnlySet<Role> Roles,
    IReadOnlySet<string> Forbund,
    IReadOnlySet<string> Insatser,
    IReadOnlySet<string> Scopes,
    string AuthorizationHeader)
{
    /// <summary>How much of the förbund this call reaches.</summary>
    public Reach Reach { get; init; }

    /// <summary>Codes of the insatser that this call reaches; null: all of the förbund's.</summary>
    public string[]? VisibleInsatser => Reach == Reach.Forbund ? null : [.. Insatser];

    /// <summary>True when this call reaches an insats.</summary>
    public bool Reaches(string insats) => Reach == Reach.Forbund || Insatser.Contains(insats);

    internal static Caller From(ClaimsPrincipal user, string authorizationHeader) => new(
        user.FindFirstValue(CallerClaims.Subject) ?? "",
        user.FindAll(CallerClaims.Role).Select(claim => RoleNames.Read(claim.Value)).OfType<Role>().ToHashSet(),
        Values(user, CallerClaims.Forbund),
        Values(user, CallerClaims.Insats),
        Values(user, CallerClaims.Scope),
        authorizationHeader);

    private static HashSet<string> Values(ClaimsPrincipal user, string claim) =>
        user.FindAll(claim).Select(found => found.Value).ToHashSet(StringComparer.Ordinal);
}
