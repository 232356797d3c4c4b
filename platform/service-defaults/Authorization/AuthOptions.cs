using System.ComponentModel.DataAnnotations;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Whose tokens are accepted: an OpenID provider's, or those of the development issuer whose public key is given.</summary>
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

    /// <summary>Address of an OpenID provider, whose keys are fetched by discovery.</summary>
    public string? Authority { get; init; }

    /// <summary>PEM file with the public P-256 key of the development issuer.</summary>
    public string? PublicKeyFile { get; init; }

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrEmpty(Authority) == string.IsNullOrEmpty(PublicKeyFile))
        {
            yield return new ValidationResult("give either Authority or PublicKeyFile.", [nameof(Authority)]);
        }
    }
}
