namespace Finsam.Interop.Tests;

/// <summary>What a client must know to call a server.</summary>
/// <param name="Address"><c>http</c> straight to a server, <c>https</c> to the gateway before it.</param>
/// <param name="AuthorityFile">PEM file with the authority to trust; null without TLS.</param>
/// <param name="Token">Bearer token; null where none is asked for.</param>
internal sealed record Endpoint(Uri Address, string? AuthorityFile = null, string? Token = null);
