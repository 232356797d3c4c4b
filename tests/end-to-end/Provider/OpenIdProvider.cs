using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Finsam.EndToEnd.Tests.Node;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Provider;

/// <summary>A certified OpenID provider (<c>oidc-provider</c>) in a process of its own.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    /// <summary>The resource that our tokens are for.</summary>
    public const string Resource = "https://finsam.example.se";

    /// <summary>Another one that the provider knows.</summary>
    public const string OtherResource = "https://annan.example.se";

    private const string Ready = "ready ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string Folder = Path.Combine(TestStack.RepositoryRoot, "tests", "end-to-end", "Provider", "provider");

    private readonly Process _process;
    private readonly HttpClient _http = new();

    private OpenIdProvider(Process process, string issuer)
    {
        _process = process;
        Issuer = issuer;
    }

    /// <summary>Its address, and the <c>iss</c> of its tokens.</summary>
    public string Issuer { get; }

    /// <summary>Starts it.</summary>
    /// <param name="clients">Its clients, as OpenID Connect registers them, with the <c>claims</c> of their tokens.</param>
    public static async Task<OpenIdProvider> StartAsync(params JsonObject[] clients)
    {
        await NodePackages.InstallAsync(Folder);
        var scopes = new JsonObject { ["scope"] = "finsam.read finsam.write" };
        var settings = new JsonObject
        {
            ["clients"] = new JsonArray([.. clients]),
            ["resources"] = new JsonObject { [Resource] = scopes, [OtherResource] = scopes.DeepClone() },
        };
        var process = Process.Start(new ProcessStartInfo("node", ["provider.js", settings.ToJsonString()])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        // It warns that it is no production, which this is not.
        process.BeginErrorReadLine();
        return new OpenIdProvider(process, (await LineAsync(process, Ready))[Ready.Length..]);
    }

    /// <summary>Makes a new key, which signs from now on.</summary>
    public Task RotateAsync() => TellAsync("rotate");

    /// <summary>Takes back all keys but the one that signs.</summary>
    public Task WithdrawAsync() => TellAsync("withdraw");

    /// <summary>A token by a client's own credentials.</summary>
    /// <param name="credentials">What the client proves itself by, as fields of the form.</param>
    /// <param name="scope">Scopes asked for.</param>
    /// <param name="resource">What it is for (RFC 8707).</param>
    public async Task<string> TokenAsync(
        IReadOnlyDictionary<string, string> credentials, string scope = "finsam.read finsam.write", string resource = Resource)
    {
        var configuration = await _http.GetFromJsonAsync<JsonObject>($"{Issuer}/.well-known/openid-configuration");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(credentials)
        {
            ["grant_type"] = "client_credentials", ["scope"] = scope, ["resource"] = resource,
        });
        using var response = await _http.PostAsync(new Uri($"{configuration!["token_endpoint"]}"), form);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("access_token", out var token) ? token.GetString()! : throw new InvalidOperationException($"{answer}");
    }

    /// <summary>Ends it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static async Task<string> LineAsync(Process process, string start)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The provider has ended.");
    }

    private async Task TellAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what);
        await _process.StandardInput.FlushAsync();
        _ = await LineAsync(_process, "done");
    }
}
