using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Finsam.ServiceDefaults.Peers;

/// <summary>Registers mutual TLS between services.</summary>
public static class PeersSetup
{
    /// <summary>Adds <see cref="PeerTls"/>, which does nothing unless <c>Finsam__Peers__…</c> is set.</summary>
    /// <exception cref="InvalidOperationException">The options are wrong; the message names the environment variables.</exception>
    public static void AddPeers(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(builder.Configuration.ReadChecked<PeerOptions>(PeerOptions.Section));
        builder.Services.AddSingleton<PeerTls>();
    }
}
