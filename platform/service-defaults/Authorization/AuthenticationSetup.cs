using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Checks bearer tokens, alike at the gateway and in every service.</summary>
public static class AuthenticationSetup
{
    private const string Development = "Finsam:Development";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // Asymmetric signatures only: `none` and HMAC with a public key as secret are refused (RFC 8725 sections 3.1, 3.2).
    private static readonly string[] Algorithms = ["ES256", "ES384", "PS256", "RS256"];

    /// <summary>Adds JWT bearer authentication from <c>Finsam__Auth__…</c>.</summary>
    /// <exception cref="InvalidOperationException">The options are wrong or the key set cannot be read.</exception>
    public static IServiceCollection AddFinsamAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadChecked<AuthOptions>(AuthOptions.Section);
        var keys = IssuerKeys.Of(options, configuration.GetValue<bool>(Development));
        services.AddSingleton(options);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new RememberedTokens(new AccessTokenHandler(options), TimeProvider.System));
            bearer.ConfigurationManager = keys;
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = options.Issuer,
                ValidAudience = options.Audience,
                ValidTypes = Types(options),
                ValidAlgorithms = Algorithms,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ValidateIssuerSigningKey = true,
                TryAllIssuerSigningKeys = false,
                ClockSkew = ClockSkew,
            };
        });
        return services;
    }

    // `application/` may be left out of a typ, or not (RFC 7515 section 4.1.9).
    private static List<string> Types(AuthOptions options) =>
        [.. options.TokenTypes.Split(',', StringSplitOptions.TrimEntries).SelectMany(type => new[] { type, $"application/{type}" })];
}
