using System.Security.Cryptography;
using Google.Protobuf;

namespace Finsam.Cli.Loading;

/// <summary>
/// Makes the idempotency keys of one load. The key of a request holds the hash of what it says and a part drawn once for the load: a retry
/// within the load has the same key, so that a step whose answer was lost is not done twice; a later load has another, so that putting an
/// older file back (A, then B, then A again) is carried out and not answered with what the first A did. What is already there is
/// recognised by the services, which compare.
/// </summary>
internal sealed class LoadKey
{
    private readonly string _load = Guid.NewGuid().ToString("N");

    /// <summary>The key of a request whose own key is still empty.</summary>
    public string For(IMessage request) => $"load-{_load}-{Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray()))}";
}
