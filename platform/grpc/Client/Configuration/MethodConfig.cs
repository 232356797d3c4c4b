namespace Grpc.Net.Client.Configuration;

/// <summary>A rule for some methods.</summary>
public sealed class MethodConfig
{
    /// <summary>The methods.</summary>
    public IList<MethodName> Names { get; } = [];

    /// <summary>How their calls are tried again; null, the default, for not at all.</summary>
    public RetryPolicy? RetryPolicy { get; set; }
}
