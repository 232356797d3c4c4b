using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// Checks an access token (RFC 9068) and reads its claims by the names that the issuer gives them. A token that says not whom it speaks for is
/// refused, since every change is logged with who made it; so is an ID token, which tells its app who has signed in and opens nothing.
/// </summary>
internal sealed class AccessTokenHandler(AuthOptions options) : TokenHandler
{
    private const string CriticalExtensions = "crit";

    // Claims of ID tokens alone (OpenID Connect Core sections 2, 3.1.3.6 and 3.3.2.11).
    private static readonly string[] OfIdTokens = ["nonce", "at_hash", "c_hash"];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var result = await _handler.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
        {
            return result;
        }

        var read = (JsonWebToken)result.SecurityToken;
        if (read.TryGetHeaderValue<object>(CriticalExtensions, out _))
        {
            // None is known here, and each must be (RFC 7515 section 4.1.11).
            return Refused("The token has critical extensions.");
        }

        if (string.IsNullOrEmpty(read.Subject))
        {
            return Refused("The token has no subject.");
        }

        if (read.Claims.Any(claim => OfIdTokens.Contains(claim.Type)))
        {
            return Refused("The token is an ID token.");
        }

        result.ClaimsIdentity = CallerClaims.Of(read, options);
        return result;
    }

    private static TokenValidationResult Refused(string why) => new() { IsValid = false, Exception = new SecurityTokenValidationException(why) };
}
