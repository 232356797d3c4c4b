using System.Globalization;

namespace Grpc.Core.Wire;

/// <summary>What the runtime itself ends calls with.</summary>
internal static class WireErrors
{
    public static RpcException Of(StatusCode code, string detail, Exception? cause = null) => new(new Status(code, detail, cause));

    public static RpcException ReceivedTooLarge(int maxBytes) => Of(
        StatusCode.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture, $"Received message exceeds the maximum configured message size of {maxBytes} bytes."));

    public static RpcException SendingTooLarge(int maxBytes) => Of(
        StatusCode.ResourceExhausted,
        string.Create(CultureInfo.InvariantCulture, $"Sending message exceeds the maximum configured message size of {maxBytes} bytes."));

    public static RpcException IncompleteMessage() => Of(StatusCode.Internal, "Incomplete message.");

    /// <summary>compression.md: an encoding that is not supported is UNIMPLEMENTED, and the answer says which ones are.</summary>
    public static RpcException UnknownEncoding(string encoding) => Of(
        StatusCode.Unimplemented, $"A message is compressed by '{encoding}', which is not supported: {GzipMessages.Accepted}.");

    /// <summary>compression.md: the compressed flag without an encoding is INTERNAL.</summary>
    public static RpcException CompressedWithoutEncoding() =>
        Of(StatusCode.Internal, $"A message has the compressed flag, but the call has no {HeaderNames.Encoding}.");
}
