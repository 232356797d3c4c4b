namespace Finsam.Gateway.Limits;

/// <summary>Counts the calls without a token that an address makes, so that nobody tries codes one after another.</summary>
internal sealed class PublicCalls(LimitOptions options) : IDisposable
{
    private readonly AddressWindow _left = new(options.PublicCallsPerMinute);

    /// <summary>Counts one; false where the address has made too many.</summary>
    public bool Take(HttpContext context) => _left.Take(context);

    public void Dispose() => _left.Dispose();
}
