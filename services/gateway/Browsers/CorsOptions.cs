using System.ComponentModel.DataAnnotations;

namespace Finsam.Gateway.Browsers;

/// <summary>Which pages of other origins may call: environment variables <c>Finsam__Cors__…</c>, checked at start. None unless set.</summary>
internal sealed class CorsOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Finsam:Cors";

    private const int Most = 100;

    /// <summary>Exact origins, such as <c>https://app.example.se</c>, with commas between them.</summary>
    public string Origins { get; init; } = "";

    /// <summary>The origins, one by one.</summary>
    public IReadOnlyList<string> Each => Origins.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Each.FirstOrDefault(origin => !IsOrigin(origin)) is { } wrong)
        {
            yield return new ValidationResult(
                $"'{wrong}' is not an origin. Accepted: https://host or https://host:port, without a path and in small letters.", [nameof(Origins)]);
        }

        if (Each.Count > Most)
        {
            yield return new ValidationResult($"{Each.Count} origins are given. Accepted: at most {Most}.", [nameof(Origins)]);
        }
    }

    // As a browser writes it (RFC 6454 section 6.2): what is compared is text.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.GetLeftPart(UriPartial.Authority) == text && address.UserInfo.Length == 0;
}
