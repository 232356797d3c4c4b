using Grpc.Core;

namespace Grpc.Net.Client.Internal;

/// <summary>How a call ended.</summary>
internal sealed record CallEnd(Status Status, Metadata Trailers)
{
    public bool IsOk => Status.StatusCode == StatusCode.OK;

    /// <summary>The exception that tells of it.</summary>
    public Exception ToException(bool throwsOperationCanceled) =>
        throwsOperationCanceled && Status.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded
            ? new OperationCanceledException(Status.Detail, new RpcException(Status, Trailers))
            : new RpcException(Status, Trailers);
}
