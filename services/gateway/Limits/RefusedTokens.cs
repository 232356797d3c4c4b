namespace Finsam.Gateway.Limits;

/// <summary>Counts the tokens that an address has had refused. Checking a signature is the dearest thing that a stranger can ask for.</summary>
internal sealed class RefusedTokens(LimitOptions options) : IDisposable
{
    private readonly AddressWindow _left = new(options.RefusedTokensPerMinute);

    /// <summary>True while an address may have its tokens checked.</summary>
    public bool MayTry(HttpContext context) => _left.HasLeft(context);

    /// <summary>Counts one.</summary>
    public void Add(HttpContext context) => _left.Take(context);

    public void Dispose() => _left.Dispose();
}
