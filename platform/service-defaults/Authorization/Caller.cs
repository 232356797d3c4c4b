using System.Security.Claims;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Who calls, as the token says.</summary>
/// <param name="Subject">The token's subject: a pseudonymous id, never a name.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Forbund">Slugs of the förbund that the roles hold in.</param>
/// <param name="Insatser">Codes of the insatser that the caller is assigned to.</param>
/// <param name="AuthorizationHeader">The header to pass on when a service calls another for the caller.</param>
public sealed record Caller(
    string Subject,
    IReadOnlySet<Role> Roles,
    IReadOnlySet<string> Forbund,
    IReadOnlySet<string> Insatser,
    string AuthorizationHeader)
{
    internal static Caller From(ClaimsPrincipal user, string authorizationHeader) => new(
        user.FindFirstValue("sub") ?? "",
        user.FindAll("role").SelectMany(claim => Parse(claim.Value)).ToHashSet(),
        user.FindAll("forbund").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
        user.FindAll("insats").Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
        authorizationHeader);

    // A role that this version does not know gives no rights; a number is no role's name.
    private static IEnumerable<Role> Parse(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<Role>(text, ignoreCase: true, out var role) ? [role] : [];
}
