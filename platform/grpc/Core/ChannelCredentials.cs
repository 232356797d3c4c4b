namespace Grpc.Core;

/// <summary>How a channel is secured.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Not at all: h2c.</summary>
    public static ChannelCredentials Insecure { get; } = new Plain(isSecure: false);

    /// <summary>By TLS with the machine's trusted roots.</summary>
    public static ChannelCredentials SecureSsl { get; } = new Plain(isSecure: true);

    internal abstract bool IsSecure { get; }

    internal virtual CallCredentials? CallCredentials => null;

    /// <summary>A channel that also adds call credentials to each call.</summary>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return new WithCalls(channelCredentials.IsSecure, callCredentials);
    }

    private sealed class Plain(bool isSecure) : ChannelCredentials
    {
        internal override bool IsSecure => isSecure;
    }

    private sealed class WithCalls(bool isSecure, CallCredentials callCredentials) : ChannelCredentials
    {
        internal override bool IsSecure => isSecure;

        internal override CallCredentials? CallCredentials => callCredentials;
    }
}
