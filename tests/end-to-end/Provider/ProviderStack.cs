using Finsam.LocalStack;
using Finsam.TestHost;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Finsam.EndToEnd.Tests.Provider;

/// <summary>A gateway and the three services that accept the provider's tokens and no others, on the databases of the test stack.</summary>
internal sealed class ProviderStack : IAsyncDisposable
{
    /// <summary>Names of claims as this provider has them.</summary>
    public const string RoleClaim = "roles";

    /// <summary>The claim with förbund.</summary>
    public const string ForbundClaim = "https://example.se/claims/forbund";

    /// <summary>The claim with insatser.</summary>
    public const string InsatsClaim = "assignments";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<StackPart> _parts;
    private readonly Dictionary<string, GrpcChannel> _channels;

    private ProviderStack(TestStack stack, IReadOnlyList<StackPart> services, StackPart gateway)
    {
        _parts = [gateway, .. services];
        _channels = services.ToDictionary(part => part.Name.Split('-')[0], part => GrpcChannel.ForAddress($"http://127.0.0.1:{part.Port}"));
        _channels.Add(ServiceName.Gateway, stack.Channel(gateway));
    }

    /// <summary>The servers: the gateway and the services themselves.</summary>
    public IEnumerable<string> Servers => _channels.Keys;

    public static async Task<ProviderStack> StartAsync(TestStack stack, OpenIdProvider provider)
    {
        (string, string)[] identity =
        [
            ("Finsam__Auth__Authority", provider.Issuer),
            ("Finsam__Auth__Issuer", provider.Issuer),
            ("Finsam__Auth__Audience", OpenIdProvider.Resource),
            ("Finsam__Auth__RoleClaim", RoleClaim),
            ("Finsam__Auth__ForbundClaim", ForbundClaim),
            ("Finsam__Auth__InsatsClaim", InsatsClaim),
            ("Finsam__Auth__KeyRefreshSeconds", "1"),
        ];
        var services = await Task.WhenAll(ServiceName.WithDatabase.Select(service => stack.StartInstanceAsync(service, identity)));
        var addresses = services.Select(part => ($"Finsam__{Title(part.Name.Split('-')[0])}", $"http://127.0.0.1:{part.Port}"));
        return new ProviderStack(stack, services, await stack.StartInstanceAsync(ServiceName.Gateway, [.. identity, .. addresses]));
    }

    /// <summary>Calls a server with a token.</summary>
    public CallInvoker Invoker(string token, string server = ServiceName.Gateway) => _channels[server].Intercept(headers =>
    {
        headers.Add("authorization", $"Bearer {token}");
        return headers;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }

        await Task.WhenAll(_parts.Select(part => part.Process.StopAsync(ProcessIdentity.Terminate, Patience)));
    }

    private static string Title(string service) => char.ToUpperInvariant(service[0]) + service[1..];
}
