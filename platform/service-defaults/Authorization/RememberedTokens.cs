using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>
/// Checks tokens, and remembers for a short while those that passed: a client sends the same token with each of its calls, and checking an
/// ECDSA signature costs more than the rest of a small call. A key that the issuer has withdrawn is so refused a minute later at most.
/// </summary>
internal sealed class RememberedTokens(TokenHandler handler, TimeProvider time) : TokenHandler, IDisposable
{
    private const int MostTokens = 10_000;

    private static readonly TimeSpan LongestMemory = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _passed = new(new MemoryCacheOptions { SizeLimit = MostTokens });

    /// <inheritdoc/>
    public override SecurityToken ReadToken(string token) => handler.ReadToken(token);

    /// <inheritdoc/>
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (_passed.TryGetValue(token, out TokenValidationResult? known))
        {
            return known!;
        }

        var result = await handler.ValidateTokenAsync(token, validationParameters);
        var left = result.IsValid ? result.SecurityToken.ValidTo - time.GetUtcNow().UtcDateTime : TimeSpan.Zero;
        if (left > TimeSpan.Zero)
        {
            _passed.Set(token, result, new MemoryCacheEntryOptions
            {
                Size = 1, AbsoluteExpirationRelativeToNow = left < LongestMemory ? left : LongestMemory,
            });
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _passed.Dispose();
}
