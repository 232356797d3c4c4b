using System.Net;

namespace Finsam.Issuer;

/// <summary>What the issuer is configured with: environment variables <c>Finsam__…</c>.</summary>
/// <param name="Port">Loopback port.</param>
/// <param name="Folder">Folder of the stack whose tokens it issues, <c>var/</c>.</param>
internal sealed record IssuerOptions(int Port, string Folder)
{
    /// <exception cref="InvalidOperationException">Something is missing; the message names the environment variable.</exception>
    public static IssuerOptions Read(IConfiguration configuration) => new(
        configuration.GetValue<int?>("Finsam:HttpPort") is > 0 and <= IPEndPoint.MaxPort and var port
            ? port
            : throw new InvalidOperationException("Bad configuration: Finsam__HttpPort: a port."),
        configuration.GetValue<string>("Finsam:StackFolder") is { Length: > 0 } folder
            ? folder
            : throw new InvalidOperationException("Bad configuration: Finsam__StackFolder: the folder of the stack."));
}
