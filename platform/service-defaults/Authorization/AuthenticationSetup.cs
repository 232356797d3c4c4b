using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Finsam.ServiceDefaults.Authorization;

/// <summary>Checks bearer tokens, alike at the gateway and in every service.</summary>
public static class AuthenticationSetup
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    // Asymmetric signatures only: `none` and HMAC with a public key as secret are refused (RFC 8725 sections 3.1, 3.2).
    private static readonly string[] Algorithms = ["ES256", "ES384", "PS256", "RS256"];

    /// <summary>Adds JWT bearer authentication from <c>Finsam__Auth__…</c>.</summary>
    /// <exception cref="InvalidOperationException">The options are wrong or the key file cannot be read.</exception>
    public static IServiceCollection AddFinsamAuthentication(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.ReadChecked<AuthOptions>(AuthOptions.Section);
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new RememberedTokens(TimeProvider.System));
            bearer.Authority = options.Authority;
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = options.Issuer,
                ValidAudience = options.Audience,
                ValidAlgorithms = Algorithms,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ValidateIssuerSigningKey = true,
                ClockSkew = ClockSkew,
                NameClaimType = "sub",
                RoleClaimType = "role",
            };
            if (options.PublicKeyFile is { Length: > 0 } file)
            {
                bearer.TokenValidationParameters.IssuerSigningKey = ReadKey(file);
            }
        });
        return services;
    }

    private static ECDsaSecurityKey ReadKey(string file)
    {
        try
        {
            var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            return new ECDsaSecurityKey(key);
        }
        catch (Exception error) when (error is IOException or ArgumentException or CryptographicException)
        {
            throw new InvalidOperationException($"Finsam__Auth__PublicKeyFile: {file}: {error.Message}", error);
        }
    }
}
