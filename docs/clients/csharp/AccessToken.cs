using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Finsam.Register;

/// <summary>The token that calls are made with: the one given, or one that is fetched and kept until shortly before it ends.</summary>
internal sealed class AccessToken(Settings settings) : IDisposable
{
    private static readonly TimeSpan RenewedBefore = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new() { Timeout = LongestWait };
    private string? _fetched;
    private DateTimeOffset _renewAt;

    /// <summary>A token that is good now.</summary>
    /// <exception cref="TokenException">The token endpoint gives none.</exception>
    public async Task<string> GetAsync()
    {
        if (settings.Token is not null)
        {
            return settings.Token;
        }

        if (_fetched is null || DateTimeOffset.UtcNow >= _renewAt)
        {
            var answer = await FetchAsync(settings.Credentials!);
            _fetched = answer.AccessToken;
            _renewAt = DateTimeOffset.UtcNow.AddSeconds(answer.ExpiresInSeconds) - RenewedBefore;
        }

        return _fetched;
    }

    public void Dispose() => _http.Dispose();

    private async Task<TokenAnswer> FetchAsync(ClientCredentials credentials)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (credentials.Scope is not null)
        {
            form["scope"] = credentials.Scope;
        }

        // RFC 6749 section 2.3.1: id and secret are form-encoded before they become a user name and a password.
        var pair = $"{WebUtility.UrlEncode(credentials.ClientId)}:{WebUtility.UrlEncode(credentials.ClientSecret)}";
        using var request = new HttpRequestMessage(HttpMethod.Post, credentials.Endpoint) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        try
        {
            using var response = await _http.SendAsync(request);
            return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync<TokenAnswer>() is { AccessToken.Length: > 0 } answer
                ? answer
                : throw new TokenException($"Ingen token från {credentials.Endpoint}: HTTP {(int)response.StatusCode}. Stämmer id och hemlighet?");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or JsonException)
        {
            throw new TokenException($"Ingen token från {credentials.Endpoint}: {error.Message}");
        }
    }

    private sealed record TokenAnswer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresInSeconds);
}

/// <summary>There is no token to be had.</summary>
internal sealed class TokenException(string message) : Exception(message);
