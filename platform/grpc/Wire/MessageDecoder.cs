using System.Buffers;

namespace Grpc.Core.Wire;

/// <summary>Turns the payloads of one direction of a call into messages.</summary>
internal sealed class MessageDecoder<T>(Marshaller<T> marshaller, string? encoding, int? maxBytes)
{
    public int? MaxBytes => maxBytes;

    /// <summary>
    /// The message. UNIMPLEMENTED or INTERNAL when it is compressed in a way not agreed on, INTERNAL when it can't be parsed.
    /// </summary>
    public T Decode(in ReadOnlySequence<byte> payload, bool isCompressed)
    {
        var plain = isCompressed ? Decompress(payload) : payload;
        try
        {
            return marshaller.ContextualDeserializer(new Payload(plain));
        }
        catch (Exception e) when (e is not RpcException)
        {
            throw WireErrors.Of(StatusCode.Internal, "A message could not be parsed.", e);
        }
    }

    private ReadOnlySequence<byte> Decompress(in ReadOnlySequence<byte> payload) => encoding switch
    {
        GzipMessages.Name => GzipMessages.Decompress(payload, maxBytes),
        null or "" or "identity" => throw WireErrors.CompressedWithoutEncoding(),
        _ => throw WireErrors.UnknownEncoding(encoding),
    };

    private sealed class Payload(ReadOnlySequence<byte> payload) : DeserializationContext
    {
        public override int PayloadLength => (int)payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload.ToArray();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
    }
}
