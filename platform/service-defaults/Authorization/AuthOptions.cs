using System.ComponentModel.DataAnnotations;
using System.Security.Claims;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Whose access tokens are accepted, and what their claims are called: environment variables <c>Finsam__Auth__…</c>.</summary>
public sealed class AuthOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Auth";

    /// <summary>The <c>iss</c> that tokens must carry.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    /// <summary>The <c>aud</c> that tokens must carry.</summary>
    [Required]
    public string Audience { get; init; } = "finsam";

    /// <summary>Address of an OpenID provider, whose keys are found by discovery.</summary>
    public Uri? Authority { get; init; }

    /// <summary>JSON Web Key Set (RFC 7517) with the issuer's public keys, where there is no address to fetch them from. Read anew when it changes.</summary>
    public string? KeySetFile { get; init; }

    /// <summary>
    /// The <c>typ</c> that tokens may have, with commas between them. RFC 9068 has one of its own for access tokens, which no ID token carries;
    /// for a provider that does not follow it: <c>at+jwt,JWT</c>.
    /// </summary>
    [Required]
    public string TokenTypes { get; init; } = "at+jwt";

    /// <summary>
    /// Seconds between two fetches of the issuer's keys, when a token names one that is not known: tokens with made-up keys make us ask the issuer
    /// so often and no more.
    /// </summary>
    [Range(1, 300)]
    public int KeyRefreshSeconds { get; init; } = 30;

    /// <summary>Claim with the roles.</summary>
    [Required]
    public string RoleClaim { get; init; } = CallerClaims.Role;

    /// <summary>Claim with the slugs of the förbund that the roles hold in.</summary>
    [Required]
    public string ForbundClaim { get; init; } = CallerClaims.Forbund;

    /// <summary>Claim with the codes of the insatser that the bearer is assigned to.</summary>
    [Required]
    public string InsatsClaim { get; init; } = CallerClaims.Insats;

    /// <summary>Claim with the scopes.</summary>
    [Required]
    public string ScopeClaim { get; init; } = CallerClaims.Scope;

    /// <summary>Scope that methods which read ask for.</summary>
    [Required]
    public string ReadScope { get; init; } = "finsam.read";

    /// <summary>Scope that methods which write ask for.</summary>
    [Required]
    public string WriteScope { get; init; } = "finsam.write";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Authority is null == string.IsNullOrEmpty(KeySetFile))
        {
            yield return new ValidationResult("give either Authority or KeySetFile.", [nameof(Authority)]);
        }

        if (Authority is { IsAbsoluteUri: false } or { Scheme: not ("http" or "https") })
        {
            yield return new ValidationResult("is no address; https://….", [nameof(Authority)]);
        }
    }

    /// <summary>The scope that a method asks for.</summary>
    /// <param name="reads">True when it reads.</param>
    internal string ScopeOf(bool reads) => reads ? ReadScope : WriteScope;

    /// <summary>True when a token that was accepted has a scope of ours at all: without one, its app may call nothing here.</summary>
    public bool HasScope(ClaimsPrincipal user) =>
        user.HasClaim(CallerClaims.Scope, ReadScope) || user.HasClaim(CallerClaims.Scope, WriteScope);
}
