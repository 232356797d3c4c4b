using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Finsam.Issuer;

/// <summary>A request for a token (RFC 6749 section 4.4.2).</summary>
/// <param name="GrantType">Kind of grant.</param>
/// <param name="Scope">Scopes asked for; empty for all.</param>
/// <param name="ClientId">The app; empty where it does not say.</param>
/// <param name="ClientSecret">Its secret.</param>
internal sealed record TokenRequest(string GrantType, string Scope, string ClientId, string ClientSecret)
{
    /// <summary>Reads it. The app's credentials stand in the header or in the form (section 2.3.1).</summary>
    public static async Task<TokenRequest> ReadAsync(HttpRequest request)
    {
        var form = request.HasFormContentType ? await request.ReadFormAsync() : FormCollection.Empty;
        var (id, secret) = Basic($"{request.Headers.Authorization}") ?? ($"{form["client_id"]}", $"{form["client_secret"]}");
        return new TokenRequest($"{form["grant_type"]}", $"{form["scope"]}", id, secret);
    }

    private static (string Id, string Secret)? Basic(string header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var credentials) || credentials is not { Scheme: "Basic", Parameter: { } encoded })
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':') is [var id, var secret]
            ? (WebUtility.UrlDecode(id), WebUtility.UrlDecode(secret))
            : null;
    }
}
