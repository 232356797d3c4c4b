using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client.Internal;

/// <summary>The tokens of a channel (gRFC A6, "Throttling Retry Attempts and Hedged RPCs").</summary>
internal sealed class RetryThrottle
{
    private readonly Lock _lock = new();
    private readonly double _most;
    private readonly double _ratio;
    private double _tokens;

    /// <summary>InvalidOperationException when the policy is not whole.</summary>
    public RetryThrottle(RetryThrottlingPolicy policy)
    {
        if (policy.MaxTokens is not > 0 || policy.TokenRatio is not > 0)
        {
            throw new InvalidOperationException("Retry throttling needs a positive number of tokens and a positive ratio.");
        }

        _most = policy.MaxTokens.Value;
        _ratio = policy.TokenRatio.Value;
        _tokens = _most;
    }

    public void Succeeded()
    {
        lock (_lock)
        {
            _tokens = Math.Min(_tokens + _ratio, _most);
        }
    }

    /// <summary>Takes a token; true when the call may still be tried again.</summary>
    public bool Failed()
    {
        lock (_lock)
        {
            _tokens = Math.Max(_tokens - 1, 0);
            return _tokens > _most / 2;
        }
    }
}
