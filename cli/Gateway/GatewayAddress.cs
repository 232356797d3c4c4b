using Finsam.LocalStack;

namespace Finsam.Cli.Gateway;

/// <summary>Finds the gateway: what the user says, or else the stack on this machine.</summary>
internal static class GatewayAddress
{
    /// <summary>The address.</summary>
    /// <param name="option">Value of <c>--gateway</c>; null when not given.</param>
    /// <param name="environment">Where to look for a running stack.</param>
    /// <exception cref="CliException">There is none, or it is no https address.</exception>
    public static Uri Find(string? option, CliEnvironment environment)
    {
        var given = option ?? Environment.GetEnvironmentVariable("FINSAM_GATEWAY");
        if (!string.IsNullOrEmpty(given))
        {
            // Tokens travel with every call, so never without TLS.
            return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
                ? address
                : throw new CliException($"”{given}” är ingen adress till en gateway. Godtas: https://värd:port");
        }

        return StackState.Read(environment.Folder) is { IsUp: true } state
            ? state.Gateway
            : throw new CliException("Ingen stack är igång här. Kör ./finsam up, eller ange --gateway URL (eller FINSAM_GATEWAY).");
    }
}
