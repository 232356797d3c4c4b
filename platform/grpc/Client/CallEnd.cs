using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>How a call ended.</summary>
internal sealed class CallEnd(Status status, Func<Metadata>? trailers = null)
{
    private Metadata? _trailers;

    public Status Status => status;

    /// <summary>The trailers, read when they are asked for: few callers do.</summary>
    public Metadata Trailers => _trailers ??= trailers?.Invoke() ?? [];

    /// <summary>True when the caller, or its deadline, ended it.</summary>
    public bool IsByCaller { get; init; }

    public bool IsOk => Status.StatusCode == StatusCode.OK;

    /// <summary>The same end under another status.</summary>
    public CallEnd As(Status other) => new(other, () => Trailers) { IsByCaller = IsByCaller };

    /// <summary>The exception that tells of it.</summary>
    public Exception ToException(bool throwsOperationCanceled) =>
        throwsOperationCanceled && Status.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded
            ? new OperationCanceledException(Status.Detail, new RpcException(Status, Trailers))
            : new RpcException(Status, Trailers);
}
