using System.Net;
using System.Net.Http.Headers;
using Grpc.Core.Wire;

namespace Grpc.Net.Client.Internal;

/// <summary>A request body of one message.</summary>
internal sealed class UnaryContent : HttpContent
{
    private static readonly MediaTypeHeaderValue GrpcType = new(ContentType.Grpc);

    private readonly ReadOnlyMemory<byte> _frame;

    public UnaryContent(ReadOnlyMemory<byte> frame)
    {
        _frame = frame;
        Headers.ContentType = GrpcType;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(_frame, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        // Bodies of gRPC calls have no content-length.
        length = -1;
        return false;
    }
}
