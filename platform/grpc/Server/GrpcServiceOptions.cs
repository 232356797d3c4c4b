namespace Grpc.AspNetCore.Server;

/// <summary>Options of all services, or of one.</summary>
public class GrpcServiceOptions
{
    internal const int DefaultMaxReceiveMessageSizeBytes = 4 * 1024 * 1024;

    private int? _maxReceiveMessageSize;
    private int? _maxSendMessageSize;

    /// <summary>Largest request message in bytes, after decompression; null for no limit, 4 MiB unless set.</summary>
    public int? MaxReceiveMessageSize
    {
        get => _maxReceiveMessageSize;
        set => (_maxReceiveMessageSize, IsMaxReceiveMessageSizeSet) = (value, true);
    }

    /// <summary>Largest response message in bytes; null for no limit, which is the default.</summary>
    public int? MaxSendMessageSize
    {
        get => _maxSendMessageSize;
        set => (_maxSendMessageSize, IsMaxSendMessageSizeSet) = (value, true);
    }

    /// <summary>True when callers are told the messages of unexpected exceptions. Not for production.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>
    /// False lets requests for unknown services and methods pass on to other endpoints; otherwise they get UNIMPLEMENTED.
    /// </summary>
    public bool? IgnoreUnknownServices { get; set; }

    /// <summary>Interceptors, the first one outermost; those of all services come before those of one.</summary>
    public InterceptorCollection Interceptors { get; } = [];

    internal bool IsMaxReceiveMessageSizeSet { get; private set; }

    internal bool IsMaxSendMessageSizeSet { get; private set; }
}

/// <summary>Options of one service; what is not set is as for all services.</summary>
public class GrpcServiceOptions<TService> : GrpcServiceOptions
    where TService : class
{
}
